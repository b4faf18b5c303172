using Footfall.Protocol;
using NodaTime;

namespace Footfall.Collector;

/// <summary>Adds a day's cells of activity to all spans of days that they belong to, so that the cells can be forgotten. Pure.</summary>
internal static class ActivitySpans
{
    /// <summary>The spans after a day: those that end with it, and those that end later.</summary>
    /// <param name="spans">The spans before.</param>
    /// <param name="mode">The mode of the tool.</param>
    /// <param name="day">The day.</param>
    /// <param name="reports">The reports of each cell of the mode, those that nobody reported too.</param>
    /// <param name="isNoisy">Whether each of them has a noise of its own.</param>
    public static IReadOnlyList<ActiveSpan> Add(
        IEnumerable<ActiveSpan> spans,
        ActivityMode mode,
        LocalDate day,
        IReadOnlyDictionary<long, long> reports,
        bool isNoisy)
    {
        var before = spans.ToDictionary(span => (span.Last, span.Days));
        return
        [
            .. from days in ActivityCells.Spans
               from position in Enumerable.Range(1, days)
               let last = day.PlusDays(days - position)
               let counted = reports.Where(cell => ActivityCells.Counts(mode, cell.Key, days, position)).ToList()
               let span = before.GetValueOrDefault((last, days), new ActiveSpan(last, days, 0, 0))
               orderby last, days
               select span with
               {
                   Active = span.Active + counted.Sum(cell => cell.Value),
                   Cells = span.Cells + (isNoisy ? -counted.Count : counted.Count),
               },
        ];
    }

    /// <summary>Whether every cell of the span is in it, all with noise or all without. Not so at the beginning, and after a change of mode or rule.</summary>
    public static bool IsWhole(ActiveSpan span, ActivityMode mode, bool isNoisy) =>
        span.Cells == ActivityCells.Count(mode, span.Days) * (isNoisy ? -1 : 1);
}
