using NodaTime;

namespace Footfall.Benchmarks;

/// <summary>One append to the journal, beside what the kernel needs for the same bytes.</summary>
internal static unsafe class JournalBenchmark
{
    private const int Rounds = 5000;

    private static readonly LocalDate Day = new(2026, 6, 1);

    public static IReadOnlyList<Figure> Run(int? rounds)
    {
        var manifest = GitTool.Manifest();
        using var home = new AgreedHome(manifest);
        var writer = new JournalWriter(home.State);
        var invocation = GitTool.Usual(manifest);
        var plain = Path.Combine(home.State.Journal(manifest.Tool), "plain");
        File.WriteAllBytes(plain, []);
        var bytes = new byte[32];
        var open = Libc.OpenExisting(plain, Libc.AppendFlags);
        try
        {
            var samples = Stopwatches.Measure(
                warmUp: 500,
                rounds ?? Rounds,
                () => Write(open, bytes),
                () =>
                {
                    var descriptor = Libc.OpenExisting(plain, Libc.AppendFlags);
                    Write(descriptor, bytes);
                    _ = Libc.CloseDescriptor(descriptor);
                },
                () => writer.TryAppend(manifest.Tool, Day, invocation));
            var write = Figure.Of("write(2) of 32 bytes to an open file", samples[0], "µs");
            var cycle = Figure.Of("open, write 32 bytes, close", samples[1], "µs").Against(write);
            var append = Figure.Of($"append an invocation ({JournalRecord.Write(invocation).Length} bytes)", samples[2], "µs").Against(cycle);
            return [write, cycle, append.AtMost(10)];
        }
        finally
        {
            _ = Libc.CloseDescriptor(open);
        }
    }

    private static void Write(int descriptor, byte[] bytes)
    {
        fixed (byte* first = bytes)
        {
            if (Libc.WriteTo(descriptor, first, (nuint)bytes.Length) != bytes.Length)
            {
                throw new IOException("The disk is full.");
            }
        }
    }
}
