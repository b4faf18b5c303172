using System.Diagnostics;
using Footfall.Protocol;
using Footfall.Testing;
using NodaTime;

namespace Footfall.Benchmarks;

/// <summary>From a full day's segment to counters in the database, with everything that background work does on the way.</summary>
internal static class FoldBenchmark
{
    private const int Events = 200_000;
    private const int Rounds = 7;

    private static readonly LocalDate Day = new(2026, 6, 1);

    public static IEnumerable<Figure> Run(int? rounds)
    {
        var manifest = GitTool.Manifest();
        var segment = Segment(manifest, Events);
        _ = Fold(manifest, segment, Events);
        var sample = Sample.Of([.. Enumerable.Range(0, rounds ?? Rounds).Select(_ => Fold(manifest, segment, Events))]);
        yield return Figure.Of($"fold {Events:#,0} invocations", sample, "ms");
        yield return new Figure("fold, events a second", Events / sample.Median, "1/s", sample.Runs).AtLeast(500_000);
    }

    /// <summary>The command lines of the corpus over and over, with every outcome and duration.</summary>
    public static byte[] Segment(Manifest manifest, int events)
    {
        var vocabulary = CompiledVocabulary.Of(manifest);
        var counted = GitTool.CommandLines().Select(line => GitTool.Counted(manifest, CommandLineEncoder.Encode(vocabulary, line)!.Value.Encoded)).ToList();
        using var bytes = new MemoryStream();
        for (var i = 0; i < events; i++)
        {
            bytes.Write(JournalRecord.Write(counted[i % counted.Count] with
            {
                Outcome = i % 9 == 0 ? Outcome.Failure : Outcome.Success,
                Duration = (DurationClass)(1 + (i % 6)),
            }));
        }

        return bytes.ToArray();
    }

    /// <summary>Folds a segment in a new home; the seconds that it took.</summary>
    public static double Fold(Manifest manifest, byte[] segment, int events)
    {
        using var home = new AgreedHome(manifest);
        File.WriteAllBytes(Path.Combine(home.State.Journal(manifest.Tool), JournalWriter.Name(Day)), segment);
        var clock = new FakeClock(Day);
        var begun = Stopwatch.GetTimestamp();
        using (var upkeep = ToolUpkeep.Open(home.State, ToolManifest.Of(manifest), AgreedHome.Gate(), clock, new CryptographicRandom()))
        {
            upkeep!.FoldAndClose();
            var counted = upkeep.Cache.Read(transaction => transaction.Cells().Where(cell => cell.Key.Subject.Kind == ReportKind.Command).Sum(cell => cell.Count));
            if (counted != events)
            {
                throw new InvalidDataException($"Counted {counted} of {events} invocations.");
            }
        }

        return Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }
}
