using System.Runtime.InteropServices;
using System.Text;

namespace Footfall;

/// <summary>Puts a block together: numbers in front, tables, text, checksum.</summary>
internal sealed class BlockBuilder
{
    private readonly List<int> numbers;
    private readonly int textAt;
    private readonly StringBuilder text = new();
    private readonly Dictionary<string, int> texts = new(StringComparer.Ordinal);

    /// <param name="head">How many numbers stand before the tables.</param>
    /// <param name="textAt">Which of them says where the text begins.</param>
    public BlockBuilder(int head, int textAt)
    {
        numbers = [.. new int[head]];
        this.textAt = textAt;
    }

    /// <summary>How long the block is, in bytes, with what it has now.</summary>
    public int Length => (numbers.Count + ((text.Length + 1) / 2) + 1) * sizeof(int);

    public int this[int place]
    {
        get => numbers[place];
        set => numbers[place] = value;
    }

    /// <summary>Sets two numbers to one of twice the length.</summary>
    public void SetLong(int place, long value) => MemoryMarshal.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(numbers)[place..]), value);

    /// <summary>Where a text begins, and how long it is.</summary>
    public (int Begin, int Length) Text(string value)
    {
        if (!texts.TryGetValue(value, out var begin))
        {
            begin = text.Length;
            texts.Add(value, begin);
            text.Append(value);
        }

        return (begin, value.Length);
    }

    /// <summary>Adds a table behind all others.</summary>
    /// <param name="place">Which number says where it begins; the next one says how many entries it has.</param>
    /// <param name="width">The numbers of one entry.</param>
    /// <param name="entries">The numbers of all entries.</param>
    public void AddTable(int place, int width, IReadOnlyCollection<int> entries)
    {
        numbers[place] = numbers.Count;
        numbers[place + 1] = entries.Count / width;
        numbers.AddRange(entries);
    }

    /// <summary>A table of texts alone.</summary>
    public void AddTexts(int place, IEnumerable<string> entries)
    {
        var table = new List<int>();
        foreach (var entry in entries)
        {
            var (begin, length) = Text(entry);
            table.AddRange([begin, length]);
        }

        AddTable(place, CommandLayout.TextWidth, table);
    }

    /// <summary>Writes the block into room of its length.</summary>
    public void Write(Span<byte> room)
    {
        numbers[textAt] = numbers.Count;
        numbers[textAt + 1] = text.Length;
        MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(numbers)).CopyTo(room);
        MemoryMarshal.AsBytes(text.ToString().AsSpan()).CopyTo(room[(numbers.Count * sizeof(int))..]);
        MemoryMarshal.Write(room[^sizeof(int)..], Crc32C.Of(room[..^sizeof(int)]));
    }
}
