using Footfall.Testing;

namespace Footfall.EndToEnd.Tests.Reliability;

/// <summary>Which of many cases are tried: all with full effort, otherwise some, at random from a seed that is printed.</summary>
internal static class Sample
{
    /// <summary>The variable that repeats a run.</summary>
    private const string Variable = "FOOTFALL_TEST_SEED";

    public static int Seed { get; } = int.TryParse(Environment.GetEnvironmentVariable(Variable), out var seed) ? seed : Environment.TickCount & 0xFFFFFF;

    public static SeededRandom Random() => new(Seed);

    /// <summary>All calls, or some of those that change something: a kill at another is one at the next of these.</summary>
    public static IReadOnlyList<TracedCall> OfMoments(IEnumerable<TracedCall> calls, int usual) =>
        Of([.. calls.Where(call => Effort.IsFull || call.Changes)], usual);

    /// <summary>
    /// All cases, or some. Fewer of the managed build: the start of its runtime is a thousand calls, at each of which it is stopped. A build tries
    /// both.
    /// </summary>
    public static IReadOnlyList<T> Of<T>(IReadOnlyList<T> cases, int usual)
    {
        usual = BuiltExecutables.IsNative ? usual : Math.Max(2, usual / 4);
        if (Effort.IsFull || cases.Count <= usual)
        {
            return cases;
        }

        var random = Random();
        var rest = cases.ToList();
        var sample = new List<T>();
        while (sample.Count < usual)
        {
            var index = random.Below(rest.Count);
            sample.Add(rest[index]);
            rest.RemoveAt(index);
        }

        return sample;
    }
}
