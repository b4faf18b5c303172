using Footfall.Protocol;
using NodaTime;

namespace Footfall.Collector;

/// <summary>
/// Which numbers of active installations may be shown, so that with all that was shown before no cell of a day and gap can be narrowed to
/// fewer values than the threshold. The proof is in <c>spec/decisions/0021-what-may-be-shown-together.md</c>; it needs weeks that do not overlap, and months
/// that are made of these weeks. Neither begins with an ISO week, because then the week's platforms would add up to the same number. Pure.
/// </summary>
/// <param name="k">The threshold.</param>
/// <param name="mode">The mode of the tool.</param>
/// <param name="shown">What was shown for the span of so many days that ends with a day; null: nothing.</param>
internal sealed class ActivityThreshold(int k, ActivityMode mode, Func<LocalDate, int, long?> shown)
{
    /// <summary>The last day of every week that may be shown.</summary>
    public const IsoDayOfWeek EndOfWeek = IsoDayOfWeek.Wednesday;

    /// <summary>The last day of every month that may be shown: four such weeks and two days.</summary>
    public const IsoDayOfWeek EndOfMonth = IsoDayOfWeek.Friday;

    /// <summary>How many days back it looks.</summary>
    public const int Memory = 2 * ActivityWindows.Month;

    private const int WeeksOfMonth = 4;

    /// <summary>Whether the number of a span may be shown.</summary>
    /// <param name="last">The last day of the span, whose day is decided already.</param>
    /// <param name="days">1, 7 or 30.</param>
    /// <param name="active">The number.</param>
    public bool Allows(LocalDate last, int days, long active) => days switch
    {
        ActivityWindows.Day => active >= k,
        ActivityWindows.Week => last.DayOfWeek == EndOfWeek && AllowsWeek(last, active),
        ActivityWindows.Month => last.DayOfWeek == EndOfMonth && (mode == ActivityMode.Exact ? AllowsMonth(last, active) : AllowsMonthEvents(last, active)),
        _ => false,
    };

    private bool AllowsWeek(LocalDate last, long active) =>
        Shown(last, ActivityWindows.Week, ActivityWindows.Day) is { } daily && IsBetween(daily, active, daily.Sum());

    // Of the fifth week, whose second day is the last, no more than its first day can be counted on: the second may be the same machines.
    private bool AllowsMonth(LocalDate last, long active) =>
        Shown(last.PlusDays(-2), WeeksOfMonth, ActivityWindows.Week) is { } weekly
        && shown(last.PlusDays(-1), ActivityWindows.Day) is { } fifth
        && IsBetween(weekly, active, weekly.Sum() + fifth)
        && (Arrivals(last, active) ?? k) >= k;

    // Sums of events: two that overlap would show their difference.
    private bool AllowsMonthEvents(LocalDate last, long active) =>
        Shown(last, ActivityWindows.Month, ActivityWindows.Day) is { } daily
        && IsBetween(daily, active, daily.Sum())
        && Enumerable.Range(1, ActivityWindows.Month - 1).All(days => shown(last.PlusDays(-days), ActivityWindows.Month) is null);

    // What must have come since the latest month that overlaps: all of the weeks that it has before this one's have left, and yet the number is what it is.
    private long? Arrivals(LocalDate last, long active)
    {
        for (var weeks = 1; weeks <= WeeksOfMonth; weeks++)
        {
            if (shown(last.PlusWeeks(-weeks), ActivityWindows.Month) is { } before)
            {
                return active - before + Shown(last.PlusDays(-ActivityWindows.Month), weeks, ActivityWindows.Week)?.Sum();
            }
        }

        return null;
    }

    // Exact: at least k more than on the busiest part, and at least k less than if nobody came twice. Events: k of each.
    private bool IsBetween(List<long> parts, long active, long most) =>
        active >= k + (mode == ActivityMode.Exact ? parts.Max() : 0) && active <= most - k;

    // What was shown of spans that follow each other, the last of which ends with a day; null where one was not.
    private List<long>? Shown(LocalDate last, int count, int days)
    {
        var parts = Enumerable.Range(0, count).Select(i => shown(last.PlusDays(-i * days), days)).OfType<long>().ToList();
        return parts.Count == count ? parts : null;
    }
}
