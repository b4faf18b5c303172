using System.Globalization;

namespace Footfall.Benchmarks;

/// <summary>One printed number.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Median">The median of all runs.</param>
/// <param name="Unit">The unit of the median.</param>
/// <param name="Runs">How many runs.</param>
/// <param name="Lower">A quarter of the runs were below.</param>
/// <param name="Upper">A quarter of the runs were above.</param>
/// <param name="Beside">What was measured in turn with it, for comparison; null for nothing.</param>
/// <param name="Ratio">This median by that one; null for nothing.</param>
/// <param name="Aim">What was promised about it; null for nothing.</param>
/// <param name="Reached">Whether that holds here and now; null where nothing was promised.</param>
internal sealed record Figure(
    string Name,
    double Median,
    string Unit,
    int Runs = 1,
    double? Lower = null,
    double? Upper = null,
    string? Beside = null,
    double? Ratio = null,
    string? Aim = null,
    bool? Reached = null)
{
    /// <summary>The figure of a sample, in a unit of which a second has so many.</summary>
    public static Figure Of(string name, Sample sample, string unit) =>
        new(name, sample.Median * In(unit), unit, sample.Runs, sample.Lower * In(unit), sample.Upper * In(unit));

    /// <summary>The figure with how it compares to another of the same unit.</summary>
    public Figure Against(Figure other) => other.Unit == Unit
        ? this with { Beside = other.Name, Ratio = Median / other.Median }
        : throw new ArgumentException($"{Name} is in {Unit}, and {other.Name} is in {other.Unit}.", nameof(other));

    /// <summary>The median is to be no more than this.</summary>
    public Figure AtMost(double most) => this with { Aim = Text($"≤ {most:#,0.##} {Unit}"), Reached = Median <= most };

    /// <summary>The median is to be no less than this.</summary>
    public Figure AtLeast(double least) => this with { Aim = Text($"≥ {least:#,0.##} {Unit}"), Reached = Median >= least };

    /// <summary>The median is to be no more than so many times what it was compared to.</summary>
    public Figure AtMostTimes(double most) => this with { Aim = Text($"≤ {most:0.##} ×"), Reached = Ratio <= most };

    private static double In(string unit) => unit switch
    {
        "s" => 1,
        "ms" => 1e3,
        "µs" => 1e6,
        "ns" => 1e9,
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "Not a unit of time."),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
