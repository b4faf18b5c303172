namespace Footfall.Benchmarks;

/// <summary>One printed number.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Median">The median of all runs.</param>
/// <param name="Unit">The unit of the median.</param>
/// <param name="Runs">How many runs.</param>
/// <param name="Beside">What was measured in turn with it, for comparison; null for nothing.</param>
/// <param name="Ratio">This median by that one; null for nothing.</param>
internal sealed record Figure(string Name, double Median, string Unit, int Runs, string? Beside = null, double? Ratio = null)
{
    /// <summary>The figure with how it compares to another of the same unit.</summary>
    public Figure Against(Figure other) => this with { Beside = other.Name, Ratio = Median / other.Median };
}
