using Footfall.Simulation.Client;

namespace Footfall.Simulation.Findings;

/// <summary>How many reports left, how many never did, and how late.</summary>
/// <param name="Sent">Reports that the collector counted.</param>
/// <param name="Repeated">Tries of reports that it had counted before.</param>
/// <param name="Dropped">Reports that were 14 days old before they could leave.</param>
/// <param name="SteadyMachines">Machines that were used at least every third day.</param>
/// <param name="DroppedBySteadyMachines">Of those dropped, the ones of these machines.</param>
/// <param name="DelayHours">From the end of the report's window until it left.</param>
internal sealed record ReportFindings(
    int Sent, int Repeated, long Dropped, int SteadyMachines, long DroppedBySteadyMachines, Quantiles DelayHours)
{
    public static ReportFindings Of(IReadOnlyList<History> histories, int days)
    {
        var arrived = histories.SelectMany(history => history.Arrived).ToList();
        var steady = histories.Where(history => LongestGap(history, days) <= 3).ToList();
        return new ReportFindings(
            arrived.Count(departure => departure.Counts),
            arrived.Count(departure => !departure.Counts),
            histories.Sum(history => history.Dropped),
            steady.Count,
            steady.Sum(history => history.Dropped),
            Quantiles.Of(arrived.Where(departure => departure.Counts).Select(departure => (departure.At - ReleaseTime.EndOf(departure.Report.Window)).TotalHours)));
    }

    /// <summary>The most days from one day of use to the next, the beginning and the end of the simulation taken as used.</summary>
    private static int LongestGap(History history, int days)
    {
        var longest = 0;
        var last = Population.FirstDay;
        foreach (var day in history.ActiveDays.Append(Population.FirstDay.PlusDays(days + Population.Tail - 1)))
        {
            longest = Math.Max(longest, NodaTime.Period.DaysBetween(last, day));
            last = day;
        }

        return longest;
    }
}
