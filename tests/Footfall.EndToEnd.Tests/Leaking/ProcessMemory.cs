using System.Globalization;

namespace Footfall.EndToEnd.Tests;

/// <summary>The memory of a process that stands still, its arguments and its variables.</summary>
internal static class ProcessMemory
{
    private const int Block = 1 << 20;

    /// <summary>Hands out everything that can be read, in pieces that overlap by so many bytes. Returns how much it was.</summary>
    public static long Read(int process, int overlap, Action<ReadOnlySpan<byte>> look)
    {
        var folder = $"/proc/{process}";
        foreach (var name in new[] { "cmdline", "environ" })
        {
            look(File.ReadAllBytes(Path.Combine(folder, name)));
        }

        using var memory = File.OpenHandle(Path.Combine(folder, "mem"));
        var buffer = new byte[Block];
        var total = 0L;
        foreach (var map in File.ReadAllLines(Path.Combine(folder, "maps")))
        {
            var dash = map.IndexOf('-', StringComparison.Ordinal);
            var blank = map.IndexOf(' ', StringComparison.Ordinal);
            var end = Address(map[(dash + 1)..blank]);
            if (map[blank + 1] != 'r' || end < 0 || map.EndsWith("[vvar]", StringComparison.Ordinal))
            {
                continue;
            }

            for (var place = Address(map[..dash]); place < end; place += Block - overlap)
            {
                var length = Read(memory, buffer.AsSpan(0, (int)Math.Min(Block, end - place)), place);
                look(buffer.AsSpan(0, length));
                total += length;
            }
        }

        return total;
    }

    private static int Read(Microsoft.Win32.SafeHandles.SafeFileHandle memory, Span<byte> buffer, long place)
    {
        try
        {
            return RandomAccess.Read(memory, buffer, place);
        }
        catch (IOException)
        {
            // Mapped, but with nothing behind it.
            return 0;
        }
    }

    // Those of the kernel are above what fits into a signed number.
    private static long Address(string hex) => unchecked((long)ulong.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
}
