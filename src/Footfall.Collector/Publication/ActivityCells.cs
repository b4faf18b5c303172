using Footfall.Protocol;

namespace Footfall.Collector;

/// <summary>The cells of a day's activity, and to which spans of days each belongs (<c>spec/activity.md</c>, sections 3 and 4). Pure.</summary>
internal static class ActivityCells
{
    /// <summary>The lengths of the spans that are published.</summary>
    public static IReadOnlyList<int> Spans { get; } = [ActivityWindows.Day, ActivityWindows.Week, ActivityWindows.Month];

    /// <summary>The codes of a mode.</summary>
    public static IEnumerable<(long A, long B)> Of(ActivityMode mode) => mode == ActivityMode.Exact
        ? Enumerable.Range(1, ActivityWindows.LongestGap).Select(gap => ((long)mode, (long)gap))
        : Spans.Select(span => ((long)mode, (long)span));

    /// <summary>Whether a cell counts in a span.</summary>
    /// <param name="mode">The mode.</param>
    /// <param name="code">The gap or the event.</param>
    /// <param name="days">The length of the span.</param>
    /// <param name="position">Which day of the span the cell's day is; 1 for its first.</param>
    public static bool Counts(ActivityMode mode, long code, int days, int position) =>
        mode == ActivityMode.Exact ? code >= position : code == days;

    /// <summary>How many cells a whole span has.</summary>
    public static int Count(ActivityMode mode, int days) =>
        Enumerable.Range(1, days).Sum(position => Of(mode).Count(cell => Counts(mode, cell.B, days, position)));
}
