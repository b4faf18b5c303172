using System.Runtime.InteropServices;

namespace Footfall;

/// <summary>
/// Whether bytes from a file are a block that can be read without further care: whole, unchanged, and every number in it pointing to where
/// something is (<c>spec/compiled-vocabulary.md</c>, section 5). Never throws, whatever the bytes are.
/// </summary>
internal readonly ref struct BlockCheck
{
    private readonly ReadOnlySpan<int> numbers;
    private readonly int head;

    private BlockCheck(ReadOnlySpan<int> numbers, int head)
    {
        this.numbers = numbers;
        this.head = head;
    }

    public int this[int place] => numbers[place];

    /// <summary>False when the checksum is not that of the bytes, or there are too few of them.</summary>
    /// <param name="bytes">The whole block.</param>
    /// <param name="head">How many numbers stand before its tables.</param>
    /// <param name="check">What to ask further.</param>
    public static bool TryBegin(ReadOnlySpan<byte> bytes, int head, out BlockCheck check)
    {
        check = default;
        if (bytes.Length < (head + 1) * sizeof(int) || bytes.Length % sizeof(int) != 0 || MemoryMarshal.Read<uint>(bytes[^sizeof(int)..]) != Crc32C.Of(bytes[..^sizeof(int)]))
        {
            return false;
        }

        check = new BlockCheck(MemoryMarshal.Cast<byte, int>(bytes)[..^1], head);
        return true;
    }

    /// <summary>Whether the text lies behind the head and ends before the checksum.</summary>
    public bool HasText(int place) =>
        numbers[place] >= head && numbers[place] <= numbers.Length && numbers[place + 1] >= 0 && numbers[place + 1] <= 2 * (long)(numbers.Length - numbers[place]);

    /// <summary>A table that lies behind the head and ends before the checksum.</summary>
    public bool HasTable(int place, int width, out ReadOnlySpan<int> table)
    {
        var (begin, count) = (numbers[place], numbers[place + 1]);
        var isWithin = begin >= head && begin <= numbers.Length && count >= 0 && (long)count * width <= numbers.Length - begin;
        table = isWithin ? numbers.Slice(begin, count * width) : default;
        return isWithin;
    }

    /// <summary>A table whose entries begin with a text.</summary>
    public bool HasTableOfTexts(int place, int width, int textAt, out ReadOnlySpan<int> table)
    {
        if (!HasTable(place, width, out table))
        {
            return false;
        }

        for (var i = 0; i < table.Length; i += width)
        {
            if (!IsPart(table[i], table[i + 1], numbers[textAt + 1]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether so many things from the first one on are among all there are.</summary>
    public static bool IsPart(int first, int count, int all) => first >= 0 && count >= 0 && (long)first + count <= all;
}
