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

    public static IEnumerable<Figure> Run()
    {
        var manifest = GitTool.Manifest();
        var segment = Segment(manifest);
        var seconds = Enumerable.Range(0, Rounds + 1).Select(_ => Fold(manifest, segment)).Skip(1).Order().ElementAt(Rounds / 2);
        yield return new Figure("fold 200,000 invocations", seconds * 1e3, "ms", Rounds);
        yield return new Figure("fold, events a second", Events / seconds, "1/s", Rounds);
    }

    /// <summary>The command lines of the corpus over and over, with every outcome and duration.</summary>
    private static byte[] Segment(Manifest manifest)
    {
        var vocabulary = CompiledVocabulary.Of(manifest);
        var encoded = GitTool.CommandLines().Select(line => CommandLineEncoder.Encode(vocabulary, line)!.Value.Encoded).ToList();
        using var bytes = new MemoryStream();
        for (var i = 0; i < Events; i++)
        {
            var line = encoded[i % encoded.Count];
            bytes.Write(JournalRecord.Write(new Invocation
            {
                Revision = manifest.Revision,
                MayBeSent = true,
                Command = line.Command,
                Outcome = i % 9 == 0 ? Outcome.Failure : Outcome.Success,
                Duration = (DurationClass)(1 + (i % 6)),
                Operands = line.Operands,
                Terminal = TerminalUse.Interactive,
                Options = line.Options,
                Values = line.Values,
            }));
        }

        return bytes.ToArray();
    }

    private static double Fold(Manifest manifest, byte[] segment)
    {
        using var home = new AgreedHome(manifest);
        File.WriteAllBytes(Path.Combine(home.State.Journal(manifest.Tool), JournalWriter.Name(Day)), segment);
        var clock = new FakeClock(Day);
        var begun = Stopwatch.GetTimestamp();
        using (var upkeep = ToolUpkeep.Open(home.State, manifest, AgreedHome.Gate(), clock, new CryptographicRandom()))
        {
            upkeep!.FoldAndClose();
            var counted = upkeep.Cache.Read(transaction => transaction.Cells().Where(cell => cell.Key.Subject.Kind == ReportKind.Command).Sum(cell => cell.Count));
            if (counted != Events)
            {
                throw new InvalidDataException($"Counted {counted} of {Events} invocations.");
            }
        }

        return Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }
}
