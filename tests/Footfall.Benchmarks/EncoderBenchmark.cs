using Footfall.Protocol;

namespace Footfall.Benchmarks;

/// <summary>One command line of git to codes, and what that allocates beside its result.</summary>
internal static class EncoderBenchmark
{
    private const int Rounds = 200;

    public static IEnumerable<Figure> Run()
    {
        var manifest = GitTool.Manifest();
        var lines = GitTool.CommandLines();
        var vocabulary = CompiledVocabulary.Of(manifest);
        var encoded = lines.Select(line => CommandLineEncoder.Encode(vocabulary, line)!.Value.Encoded).ToList();
        var seconds = Stopwatches.Median(warmUp: 20, Rounds, () =>
        {
            foreach (var line in lines)
            {
                _ = CommandLineEncoder.Encode(vocabulary, line);
            }
        })[0];
        yield return new Figure("encode a command line", seconds / lines.Count * 1e9, "ns", Rounds);

        var all = Allocated(lines.Count, i => CommandLineEncoder.Encode(vocabulary, lines[i])!.Value.Encoded);
        var result = Allocated(lines.Count, i => Copy(encoded[i]));
        var alone = new Figure("its result alone", result, "B", 1);
        yield return alone;
        yield return new Figure("allocated for a command line", all, "B", 1).Against(alone);

        // The way of a wrapped command begins with a vocabulary that nobody has asked anything.
        var first = Stopwatches.Median(warmUp: 10, Rounds, () => CommandLineEncoder.Encode(CompiledVocabulary.Of(manifest), lines[0]))[0];
        yield return new Figure("index git's manifest and encode the first", first * 1e6, "µs", Rounds);
    }

    private static double Allocated(int count, Func<int, EncodedCommandLine> make)
    {
        _ = make(0);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < count; i++)
        {
            _ = make(i);
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)count;
    }

    private static EncodedCommandLine Copy(EncodedCommandLine line) => line.Command == Vocabulary.Other
        ? line
        : new EncodedCommandLine(line.Command, [.. line.Options.AsSpan()], [.. line.Values.AsSpan()], line.Operands);
}
