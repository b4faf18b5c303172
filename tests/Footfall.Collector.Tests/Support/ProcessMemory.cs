using System.Globalization;

namespace Footfall.Collector.Tests;

/// <summary>What a living process has in its memory, as its image would show it.</summary>
internal static class ProcessMemory
{
    private const int Chunk = 1 << 20;

    /// <summary>Where any of the patterns is, as text: the pattern's name and the bytes around it.</summary>
    public static List<string> Find(int process, IReadOnlyDictionary<string, byte[]> patterns)
    {
        var found = new List<string>();
        using var memory = new FileStream($"/proc/{process}/mem", FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        var buffer = new byte[Chunk + 64];
        foreach (var (start, end) in Writable(process))
        {
            // Overlapping, so that nothing lies on a border.
            for (var at = start; at < end; at += Chunk)
            {
                var length = Read(memory, at, buffer.AsSpan(0, (int)Math.Min(buffer.Length, end - at)));
                foreach (var (name, pattern) in patterns)
                {
                    for (var from = 0; buffer.AsSpan(from, length - from).IndexOf(pattern) is >= 0 and var i; from += i + 1)
                    {
                        found.Add($"{name} at {at + from + i:x}: {Convert.ToHexString(buffer.AsSpan(Math.Max(0, from + i - 16), Math.Min(48, length - Math.Max(0, from + i - 16))))}");
                    }
                }
            }
        }

        return found;
    }

    private static IEnumerable<(long Start, long End)> Writable(int process) =>
        from line in File.ReadAllLines($"/proc/{process}/maps")
        let parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        where parts[1].StartsWith("rw", StringComparison.Ordinal) && !line.Contains("[v", StringComparison.Ordinal)
        let range = parts[0].Split('-')
        select (Number(range[0]), Number(range[1]));

    private static long Number(string hex) => long.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    // What was given back to the system since the list was made, or is only reserved, cannot be read.
    private static int Read(FileStream memory, long at, Span<byte> buffer)
    {
        try
        {
            return RandomAccess.Read(memory.SafeFileHandle, buffer, at);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
