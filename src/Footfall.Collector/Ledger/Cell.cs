using Footfall.Protocol;

namespace Footfall.Collector;

/// <summary>What everybody's reports of one subject and window add up to.</summary>
/// <param name="Window">The time.</param>
/// <param name="Subject">What was counted.</param>
/// <param name="Reports">How many reports that was: 1 to <see cref="LargestSum"/>. A machine sends one for a subject and window.</param>
/// <param name="Sum">What they counted together: 1 to <see cref="LargestSum"/>.</param>
internal readonly record struct Cell(Window Window, Subject Subject, long Reports, long Sum)
{
    /// <summary>
    /// 2^53 − 1. Sums stop here and do not overflow: the largest number that every reader of JSON takes exactly, and small enough
    /// that the cells of 30 days add up within 64 bits.
    /// </summary>
    public const long LargestSum = 9_007_199_254_740_991;
}
