namespace Footfall.Benchmarks;

/// <summary>What many runs of one piece of work took, in seconds. Quartiles and no mean: on a shared machine the mean tells of the others.</summary>
internal readonly record struct Sample(double Lower, double Median, double Upper, int Runs)
{
    /// <summary>Sorts the numbers.</summary>
    public static Sample Of(double[] seconds)
    {
        ArgumentOutOfRangeException.ThrowIfZero(seconds.Length);
        Array.Sort(seconds);
        var last = seconds.Length - 1;
        return new Sample(seconds[last / 4], (seconds[last / 2] + seconds[(last + 1) / 2]) / 2, seconds[last - (last / 4)], seconds.Length);
    }

    /// <summary>Where a run was so many pieces of work: what each of them took.</summary>
    public Sample Each(int pieces) => this with { Lower = Lower / pieces, Median = Median / pieces, Upper = Upper / pieces };
}
