using Footfall.Protocol;
using Footfall.Simulation.Client;
using NodaTime;

namespace Footfall.Simulation.Findings;

/// <summary>What the collector counts as active, beside the truth, over all spans that end on a measured day.</summary>
/// <param name="Span">1, 7 or 30 days.</param>
/// <param name="Days">How many spans were compared.</param>
/// <param name="Equal">In how many the two are the same.</param>
/// <param name="Truth">The sum of the true numbers.</param>
/// <param name="Counted">The sum of the collector's.</param>
/// <param name="Ratio">The second by the first.</param>
internal sealed record ActivityFindings(int Span, int Days, int Equal, long Truth, long Counted, double Ratio)
{
    public static IReadOnlyList<ActivityFindings> Of(IReadOnlyList<History> histories, ActivityMode mode, int days)
    {
        var sums = histories.SelectMany(history => history.Arrived)
            .Where(departure => departure.Counts && departure.Report.Subject.Kind == ReportKind.Activity)
            .GroupBy(departure => (departure.Report.Window.Start, (int)departure.Report.Subject.B))
            .Select(group => new ActivityCount(group.Key.Start, group.Key.Item2, group.Count()))
            .ToList();
        return
        [
            .. new[] { ActivityWindows.Day, ActivityWindows.Week, ActivityWindows.Month }.Select(span =>
            {
                var pairs = Enumerable.Range(0, days)
                    .Select(day => Population.FirstDay.PlusDays(day))
                    .Select(last => (Truth: TruthOf(histories, last, span), Counted: CountedOf(sums, mode, last, span)))
                    .ToList();
                var (truth, counted) = (pairs.Sum(pair => pair.Truth), pairs.Sum(pair => pair.Counted));
                return new ActivityFindings(
                    span, days, pairs.Count(pair => pair.Truth == pair.Counted), truth, counted, truth == 0 ? 1 : Math.Round(counted / (double)truth, 4));
            }),
        ];
    }

    /// <summary>Whether the collector has counted each day of use among the measured ones. Of exact mode: one report a day.</summary>
    public static bool HasArrived(History history, int days)
    {
        var end = Population.FirstDay.PlusDays(days);
        var said = history.Arrived
            .Where(departure => departure.Counts && departure.Report.Subject.Kind == ReportKind.Activity)
            .Select(departure => departure.Report.Window.Start)
            .ToHashSet();
        return history.ActiveDays.Where(day => day < end).All(said.Contains);
    }

    private static long TruthOf(IReadOnlyList<History> histories, LocalDate last, int span) =>
        histories.Count(history => Enumerable.Range(0, span).Any(back => history.ActiveDays.Contains(last.PlusDays(-back))));

    private static long CountedOf(IReadOnlyList<ActivityCount> sums, ActivityMode mode, LocalDate last, int span) => mode == ActivityMode.Exact
        ? DistinctActive.Count(sums, last, span)
        : sums.Where(sum => sum.Gap == span && sum.Day > last.PlusDays(-span) && sum.Day <= last).Sum(sum => sum.Machines);
}
