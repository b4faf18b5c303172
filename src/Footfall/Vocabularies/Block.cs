using System.Runtime.InteropServices;

namespace Footfall;

/// <summary>
/// A piece of a compiled vocabulary that is read and checked as a whole: numbers, tables of numbers, the text that these point into, and a
/// checksum (<c>spec/compiled-vocabulary.md</c>, section 2). Reads what <see cref="BlockCheck"/> has found sound, or what was compiled just now.
/// </summary>
internal readonly ref struct Block
{
    private readonly ReadOnlySpan<int> numbers;
    private readonly ReadOnlySpan<char> text;

    /// <param name="bytes">The whole block.</param>
    /// <param name="textAt">Which number says where its text begins; the next one says how long it is.</param>
    public Block(ReadOnlySpan<byte> bytes, int textAt)
    {
        numbers = MemoryMarshal.Cast<byte, int>(bytes);
        text = MemoryMarshal.Cast<int, char>(numbers[numbers[textAt]..])[..numbers[textAt + 1]];
    }

    public int this[int place] => numbers[place];

    /// <summary>A table's numbers.</summary>
    /// <param name="place">Which number says where it begins; the next one says how many entries it has.</param>
    /// <param name="width">The numbers of one entry.</param>
    public ReadOnlySpan<int> Table(int place, int width) => numbers.Slice(numbers[place], numbers[place + 1] * width);

    /// <summary>The text that two numbers stand for: where it begins and how long it is.</summary>
    public ReadOnlySpan<char> Text(ReadOnlySpan<int> reference) => text.Slice(reference[0], reference[1]);

    /// <summary>The first entry of a table, sorted by the texts that its entries begin with, that is not before this text.</summary>
    public int FirstFrom(ReadOnlySpan<int> table, int width, ReadOnlySpan<char> text, StringComparison comparison)
    {
        var (low, high) = (0, table.Length / width);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var candidate = Text(table.Slice(middle * width, 2));
            var order = comparison == StringComparison.Ordinal ? candidate.SequenceCompareTo(text) : candidate.CompareTo(text, comparison);
            (low, high) = order < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
