namespace Footfall.Benchmarks;

/// <summary>What can be measured alone.</summary>
/// <param name="Name">How it is called on the command line.</param>
/// <param name="About">What it measures, in a few words.</param>
/// <param name="Measure">Measures. The number of rounds that was asked for; null: as many as this part needs.</param>
internal sealed record Part(string Name, string About, Func<int?, IEnumerable<Figure>> Measure)
{
    /// <summary>All there are, in the order in which they run.</summary>
    public static IReadOnlyList<Part> All { get; } =
    [
        new("encode", "a command line to codes", EncodeBenchmark.Run),
        new("journal", "an append, alone and by 16 processes at once", rounds => [.. JournalBenchmark.Run(rounds), .. JournalRace.Run(rounds)]),
        new("fold", "a day's journal to counters in the database", FoldBenchmark.Run),
        new("files", "what a wrapped command reads", FilesBenchmark.Run),
        new("start", "whole wrapped commands, beside C programs", rounds => [.. StartBenchmark.Run(rounds), .. FootprintBenchmark.Run()]),
        new("status", "telemetry status in a home with a year of history", StatusBenchmark.Run),
        new("growth", "the same with ten times as much", GrowthBenchmark.Run),
        new("beside", "what people have today", BesideBenchmark.Run),
    ];
}
