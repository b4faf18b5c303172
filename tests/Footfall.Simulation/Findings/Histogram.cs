namespace Footfall.Simulation.Findings;

/// <summary>How often numbers fall into classes that about double: 1, 2, 3 to 5, 6 to 10, 11 to 20, more.</summary>
internal static class Histogram
{
    private static readonly (string Name, int Most)[] Classes =
        [("1", 1), ("2", 2), ("3-5", 5), ("6-10", 10), ("11-20", 20), ("21 and more", int.MaxValue)];

    public static IReadOnlyDictionary<string, long> Of(IEnumerable<int> numbers, Func<int, int> weight)
    {
        var counts = Classes.ToDictionary(entry => entry.Name, _ => 0L);
        foreach (var number in numbers)
        {
            counts[Classes.First(entry => number <= entry.Most).Name] += weight(number);
        }

        return counts;
    }
}
