using System.Globalization;

namespace Footfall.Collector.Tests;

/// <summary>What a living process has in its memory, as its image would show it.</summary>
internal static class ProcessMemory
{
    private const int Chunk = 1 << 20;
    private const int Around = 32;

    /// <summary>Every place where a pattern is, with 32 bytes before and behind it where there are so many.</summary>
    public static IEnumerable<(byte[] Bytes, int At)> Find(int process, byte[] pattern)
    {
        using var memory = new FileStream($"/proc/{process}/mem", FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        var buffer = new byte[Chunk + (2 * Around) + pattern.Length];
        foreach (var (start, end) in Writable(process))
        {
            // Overlapping, so that nothing lies on a border.
            for (var at = start; at < end; at += Chunk)
            {
                var length = Read(memory, at, buffer, (int)Math.Min(buffer.Length, end - at));
                for (var i = IndexOf(0); i >= 0; i = IndexOf(i + 1))
                {
                    var from = Math.Max(0, i - Around);
                    yield return (buffer[from..Math.Min(length, i + pattern.Length + Around)], i - from);
                }

                int IndexOf(int from) => buffer.AsSpan(from, Math.Max(0, length - from)).IndexOf(pattern) is >= 0 and var i ? from + i : -1;
            }
        }
    }

    private static IEnumerable<(long Start, long End)> Writable(int process) =>
        from line in File.ReadAllLines($"/proc/{process}/maps")
        let parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        where parts[1].StartsWith("rw", StringComparison.Ordinal) && !line.Contains("[v", StringComparison.Ordinal)
        let range = parts[0].Split('-')
        select (Number(range[0]), Number(range[1]));

    private static long Number(string hex) => long.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    // What was given back to the system since the list was made, or is only reserved, cannot be read.
    private static int Read(FileStream memory, long at, byte[] buffer, int length)
    {
        try
        {
            return RandomAccess.Read(memory.SafeFileHandle, buffer.AsSpan(0, length), at);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
