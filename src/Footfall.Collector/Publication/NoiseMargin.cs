namespace Footfall.Collector;

/// <summary>
/// How far noise reaches: the half width that it stays within 95 times of 100. For people to read; nothing is drawn with these numbers. Pure.
/// </summary>
internal static class NoiseMargin
{
    private const double Missed = 0.05;
    private const double NormalQuantile = 1.959963984540054;

    /// <summary>The smallest t for which one noise of that scale is within ± t in at least 95 % of all draws.</summary>
    public static long Of(Ratio scale)
    {
        // P(|x| > t) = 2 r^(t+1) / (1 + r)
        var r = Base(scale);
        return (long)Math.Max(0, Math.Ceiling((Math.Log(Missed * (1 + r) / 2) / Math.Log(r)) - 1 - 1e-9));
    }

    /// <summary>
    /// The same for the sum of several independent noises: the normal quantile, with the first correction for the fourth cumulant (Cornish and
    /// Fisher), which is what is left of the single distribution's shape.
    /// </summary>
    public static long Of(Ratio scale, int cells)
    {
        if (cells == 1)
        {
            return Of(scale);
        }

        var r = Base(scale);
        var deviation = Math.Sqrt(cells * 2 * r) / (1 - r);
        var excess = (1 + (4 * r) + (r * r)) / (2 * r) / cells;
        var quantile = NormalQuantile + (((NormalQuantile * NormalQuantile * NormalQuantile) - (3 * NormalQuantile)) * excess / 24);
        return (long)Math.Ceiling(quantile * deviation);
    }

    private static double Base(Ratio scale) => Math.Exp(-(double)scale.Denominator / scale.Numerator);
}
