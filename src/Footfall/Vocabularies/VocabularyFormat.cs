namespace Footfall;

/// <summary>The numbers that a compiled vocabulary's form is known and bounded by (<c>spec/compiled-vocabulary.md</c>, sections 1 and 5).</summary>
internal static class VocabularyFormat
{
    /// <summary>The first four bytes on a machine that writes the lowest byte first: <c>FFvc</c>.</summary>
    public const int Magic = 0x63764646;

    /// <summary>Another number is another form, and nothing behind it is looked at.</summary>
    public const int Version = 1;

    /// <summary>Twice what the largest manifest that is allowed can become.</summary>
    public const int LargestFile = 64 * 1024 * 1024;

    /// <summary>What is read at once when a file is opened: header and root of most tools.</summary>
    public const int FirstReading = 16 * 1024;

    /// <summary>No manifest has a path of so many words.</summary>
    public const int MostWords = 128;

    /// <summary>The largest code.</summary>
    public const int LargestCode = 99_999;

    /// <summary>Blocks begin at multiples of this many bytes.</summary>
    public const int Alignment = sizeof(int);
}
