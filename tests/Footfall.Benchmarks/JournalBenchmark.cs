using NodaTime;

namespace Footfall.Benchmarks;

/// <summary>One append to the journal, beside what the kernel needs for the same bytes.</summary>
internal static unsafe class JournalBenchmark
{
    private const int Rounds = 5000;

    private static readonly LocalDate Day = new(2026, 6, 1);

    public static IReadOnlyList<Figure> Run()
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
            var medians = Stopwatches.Median(
                warmUp: 500,
                Rounds,
                () => Write(open, bytes),
                () =>
                {
                    var descriptor = Libc.OpenExisting(plain, Libc.AppendFlags);
                    Write(descriptor, bytes);
                    _ = Libc.CloseDescriptor(descriptor);
                },
                () => writer.TryAppend(manifest.Tool, Day, invocation));
            var write = new Figure("write(2) of 32 bytes to an open file", medians[0] * 1e6, "µs", Rounds);
            var cycle = new Figure("open, write 32 bytes, close", medians[1] * 1e6, "µs", Rounds).Against(write);
            return
            [
                write,
                cycle,
                new Figure($"append an invocation ({JournalRecord.Write(invocation).Length} bytes)", medians[2] * 1e6, "µs", Rounds).Against(cycle),
            ];
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
