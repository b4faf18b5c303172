using Footfall.Protocol;

namespace Footfall.Benchmarks;

/// <summary>One command line to codes, and what that allocates beside its result.</summary>
internal static class EncodeBenchmark
{
    private const int Rounds = 200;

    /// <summary>git's manifest has the most options, docker's the most commands.</summary>
    public static IEnumerable<Figure> Run(int? wanted) => Run("git", wanted ?? Rounds).Concat(Run("docker", wanted ?? Rounds));

    private static IEnumerable<Figure> Run(string tool, int rounds)
    {
        var manifest = GitTool.Manifest(tool);
        var lines = GitTool.CommandLines(tool);
        var vocabulary = CompiledVocabulary.Of(manifest);
        var encoded = lines.Select(line => CommandLineEncoder.Encode(vocabulary, line)!.Value.Encoded).ToList();
        var all = Stopwatches.Measure(warmUp: 20, rounds, () =>
        {
            foreach (var line in lines)
            {
                _ = CommandLineEncoder.Encode(vocabulary, line);
            }
        })[0];
        yield return Figure.Of($"encode a command line of {tool}", all.Each(lines.Count), "µs").AtMost(2);

        var bytes = Allocated(lines.Count, i => CommandLineEncoder.Encode(vocabulary, lines[i])!.Value.Encoded);
        var alone = new Figure("its result alone", Allocated(lines.Count, i => Copy(encoded[i])), "B");
        yield return alone;
        yield return new Figure("allocated for a command line", bytes, "B").Against(alone).AtMost(200);

        var first = Stopwatches.Measure(warmUp: 10, rounds, () => CompiledVocabulary.Of(manifest))[0];
        yield return Figure.Of($"compile the manifest of {tool}", first, "µs");
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
