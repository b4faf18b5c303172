using NodaTime;

namespace Footfall.Protocol;

/// <summary>
/// The number of distinct machines active in a span of days, from sums alone. A machine that was active in the span has exactly one
/// active day there whose gap reaches back to before the span: its first. So counting those days counts machines, once each
/// (<c>spec/activity.md</c>, section 3). Pure.
/// </summary>
public static class DistinctActive
{
    /// <summary>Machines active on at least one of the <paramref name="days"/> days that end with <paramref name="last"/>.</summary>
    /// <param name="counts">The sums of the exact activity reports; days outside the span may be among them.</param>
    /// <param name="last">The last day of the span.</param>
    /// <param name="days">1 to 30.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="days"/> is not 1 to 30.</exception>
    public static long Count(IEnumerable<ActivityCount> counts, LocalDate last, int days)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, ActivityWindows.LongestGap);

        var before = last.PlusDays(-days);
        return counts
            .Where(count => count.Day > before && count.Day <= last && count.Gap >= Period.DaysBetween(before, count.Day))
            .Sum(count => count.Machines);
    }
}
