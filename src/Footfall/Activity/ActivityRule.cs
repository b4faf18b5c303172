using System.Collections.Immutable;
using Footfall.Protocol;
using NodaTime;

namespace Footfall;

/// <summary>Decides which activity reports a day of use leads to (<c>spec/activity.md</c>). Pure.</summary>
internal static class ActivityRule
{
    private static readonly ImmutableArray<int> Lengths = [ActivityWindows.Day, ActivityWindows.Week, ActivityWindows.Month];

    /// <summary>Decides for one active day. Deciding twice for a day gives nothing the second time.</summary>
    /// <param name="mode">The manifest's mode.</param>
    /// <param name="state">What is remembered.</param>
    /// <param name="day">The UTC day of the record; not after <paramref name="today"/>.</param>
    /// <param name="today">The UTC day that the clock shows.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="day"/> is after <paramref name="today"/>.</exception>
    public static ActivityDecision Decide(ActivityMode mode, ActivityState state, LocalDate day, LocalDate today)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(day, today);

        var known = WithoutFuture(state, today);
        return mode == ActivityMode.Exact ? DecideExact(known, day) : DecideOnce(known, day);
    }

    /// <summary>
    /// The first day, from today on, on which use would issue the event of that length again if there is none before; null when none
    /// is known to have been issued, so that the very next use issues it.
    /// </summary>
    /// <param name="mode">The manifest's mode.</param>
    /// <param name="state">What is remembered.</param>
    /// <param name="days">1, 7 or 30.</param>
    /// <param name="today">The UTC day that the clock shows.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="days"/> is another number.</exception>
    public static LocalDate? NextDue(ActivityMode mode, ActivityState state, int days, LocalDate today)
    {
        var known = WithoutFuture(state, today);
        var issued = Issued(known, days);
        var since = mode == ActivityMode.Exact ? known.LastActive : issued;
        return since is { } last ? LocalDate.Max(today, last.PlusDays(days)) : null;
    }

    private static ActivityDecision DecideExact(ActivityState known, LocalDate day)
    {
        if (day <= known.LastActive)
        {
            return new ActivityDecision(known, []);
        }

        var gap = known.LastActive is { } previous
            ? Math.Min(Period.DaysBetween(previous, day), ActivityWindows.LongestGap)
            : ActivityWindows.LongestGap;
        return new ActivityDecision(Issue(known, day, days => gap >= days), [Event(ActivityMode.Exact, gap)]);
    }

    private static ActivityDecision DecideOnce(ActivityState known, LocalDate day)
    {
        bool IsDue(int days) => Issued(known, days) is not { } issued || day >= issued.PlusDays(days);

        return new ActivityDecision(Issue(known, day, IsDue), [.. Lengths.Where(IsDue).Select(days => Event(ActivityMode.Once, days))]);
    }

    private static ActivityState Issue(ActivityState known, LocalDate day, Func<int, bool> isIssued) => new(
        known.LastActive > day ? known.LastActive : day,
        isIssued(ActivityWindows.Day) ? day : known.DayIssued,
        isIssued(ActivityWindows.Week) ? day : known.WeekIssued,
        isIssued(ActivityWindows.Month) ? day : known.MonthIssued);

    private static LocalDate? Issued(ActivityState state, int days) => days switch
    {
        ActivityWindows.Day => state.DayIssued,
        ActivityWindows.Week => state.WeekIssued,
        ActivityWindows.Month => state.MonthIssued,
        _ => throw new ArgumentOutOfRangeException(nameof(days), days, "Events are issued for 1, 7 and 30 days."),
    };

    /// <summary>
    /// A day after today was written while the clock was wrong, or it is wrong now. Taken as recent, it would silence the machine until
    /// that day comes, perhaps for years; so it counts as never.
    /// </summary>
    private static ActivityState WithoutFuture(ActivityState state, LocalDate today)
    {
        LocalDate? Known(LocalDate? day) => day > today ? null : day;

        return new ActivityState(Known(state.LastActive), Known(state.DayIssued), Known(state.WeekIssued), Known(state.MonthIssued));
    }

    private static Subject Event(ActivityMode mode, int number) => new(ReportKind.Activity, (long)mode, number);
}
