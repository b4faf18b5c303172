namespace Footfall.Simulation.Findings;

/// <summary>Quantiles of a set of numbers; all 0 where it is empty.</summary>
internal sealed record Quantiles(double P05, double P25, double Median, double P75, double P95, double Largest)
{
    public static Quantiles Of(IEnumerable<double> numbers)
    {
        var sorted = numbers.Order().ToArray();
        return new Quantiles(At(0.05), At(0.25), At(0.5), At(0.75), At(0.95), At(1));

        double At(double share) => sorted.Length == 0 ? 0 : Math.Round(sorted[(int)Math.Floor(share * (sorted.Length - 1))], 2);
    }
}
