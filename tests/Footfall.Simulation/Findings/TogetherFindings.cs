using Footfall.Simulation.Client;

namespace Footfall.Simulation.Findings;

/// <summary>
/// How linkable reports are by their arrival: a group is reports of one machine of which each leaves within ten minutes of the one before.
/// </summary>
/// <param name="Machines">How many machines.</param>
/// <param name="RunsAWeek">How often background work ran on one, in the mean.</param>
/// <param name="Reports">How many tries arrived.</param>
/// <param name="ShareInCompany">The share of them that left in a group of two or more.</param>
/// <param name="Companions">How many others leave in the group of a report, in the mean.</param>
/// <param name="ByGroupSize">How many reports left in groups of that size.</param>
/// <param name="RunsBySent">On how many runs so many left.</param>
internal sealed record TogetherFindings(
    int Machines, double RunsAWeek, int Reports, double ShareInCompany, double Companions, IReadOnlyDictionary<string, long> ByGroupSize, IReadOnlyDictionary<string, long> RunsBySent)
{
    private static readonly (string Name, double Least)[] Classes =
        [("under 2 runs a week", 0), ("2 to 7", 2), ("7 to 30", 7), ("30 and more", 30)];

    /// <summary>For all machines, and apart by how often background work runs.</summary>
    public static IReadOnlyDictionary<string, TogetherFindings> Of(IReadOnlyList<History> histories, int days)
    {
        var weeks = (days + Population.Tail) / 7.0;
        var classes = histories.ToLookup(history => Classes.Last(entry => history.Flushes.Count / weeks >= entry.Least).Name);
        return Classes.Select(entry => (entry.Name, Members: classes[entry.Name].ToList()))
            .Prepend(("all", [.. histories]))
            .ToDictionary(entry => entry.Item1, entry => Of(entry.Item2, weeks));
    }

    private static TogetherFindings Of(List<History> histories, double weeks)
    {
        var groups = histories.SelectMany(history => GroupSizes(history.Arrived)).ToList();
        var reports = groups.Sum();
        return new TogetherFindings(
            histories.Count,
            Math.Round(histories.Select(history => history.Flushes.Count / weeks).DefaultIfEmpty().Average(), 1),
            reports,
            reports == 0 ? 0 : Math.Round(groups.Where(size => size > 1).Sum() / (double)reports, 4),
            reports == 0 ? 0 : Math.Round(groups.Sum(size => size * (size - 1.0)) / reports, 2),
            Histogram.Of(groups, size => size),
            Histogram.Of(histories.SelectMany(history => history.SentAtOnce), _ => 1));
    }

    private static IEnumerable<int> GroupSizes(IReadOnlyList<Departure> arrived)
    {
        var size = 0;
        for (var i = 0; i < arrived.Count; i++)
        {
            size++;
            if (i + 1 == arrived.Count || arrived[i + 1].At - arrived[i].At >= DispatchPolicy.Pause)
            {
                yield return size;
                size = 0;
            }
        }
    }
}
