using Footfall.Protocol;

namespace Footfall;

/// <summary>Whether a block is a command's, and the one that it is taken for (<c>spec/compiled-vocabulary.md</c>, section 5).</summary>
internal static class CommandCheck
{
    /// <param name="bytes">The block.</param>
    /// <param name="offset">Where it lies in its file.</param>
    /// <param name="file">How long that file is.</param>
    public static bool IsSound(ReadOnlySpan<byte> bytes, int offset, int file) =>
        BlockCheck.TryBegin(bytes, CommandLayout.Head, out var check)
        && check[CommandLayout.Offset] == offset
        && check[CommandLayout.Length] == bytes.Length
        && check[CommandLayout.Code] is >= 1 and <= VocabularyFormat.LargestCode
        && (check[CommandLayout.Flags] & ~CommandLayout.AllFlags) == 0
        && (check[CommandLayout.External] == 0 || IsPlace(check[CommandLayout.External], check[CommandLayout.External + 1], file))
        && check.HasText(CommandLayout.Text)
        && check.HasTableOfTexts(CommandLayout.Endings, CommandLayout.TextWidth, CommandLayout.Text, out _)
        && AreChildren(check, file)
        && AreOptions(check)
        && AreSpellings(check)
        && AreValues(check)
        && check.HasTableOfTexts(CommandLayout.Variables, CommandLayout.TextWidth, CommandLayout.Text, out _)
        && AreExitCodes(check, CommandLayout.ExitCodes);

    /// <summary>Whether a block can lie there.</summary>
    public static bool IsPlace(int offset, int length, int file) =>
        offset > 0 && offset % VocabularyFormat.Alignment == 0 && length > 0 && (long)offset + length <= file;

    public static bool AreExitCodes(BlockCheck check, int place)
    {
        if (!check.HasTable(place, CommandLayout.ExitCodeWidth, out var table))
        {
            return false;
        }

        for (var i = 0; i < table.Length; i += CommandLayout.ExitCodeWidth)
        {
            if (table[i] is < 0 or > byte.MaxValue || table[i + 1] is < (int)Outcome.Success or > (int)Outcome.Crashed)
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreChildren(BlockCheck check, int file)
    {
        if (!check.HasTableOfTexts(CommandLayout.Children, CommandLayout.ChildWidth, CommandLayout.Text, out var table))
        {
            return false;
        }

        for (var i = CommandLayout.ChildPlace; i < table.Length; i += CommandLayout.ChildWidth)
        {
            if (!IsPlace(table[i], table[i + 1], file))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreSpellings(BlockCheck check)
    {
        if (!check.HasTableOfTexts(CommandLayout.Spellings, CommandLayout.SpellingWidth, CommandLayout.Text, out var table))
        {
            return false;
        }

        for (var i = 0; i < table.Length; i += CommandLayout.SpellingWidth)
        {
            if (!IsOption(check, table[i + CommandLayout.SpellingOption]) || table[i + CommandLayout.SpellingNegated] is not (0 or 1))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreOptions(BlockCheck check)
    {
        if (!check.HasTable(CommandLayout.Options, CommandLayout.OptionWidth, out var table))
        {
            return false;
        }

        for (var i = 0; i < table.Length; i += CommandLayout.OptionWidth)
        {
            if (!IsOption(check, table.Slice(i, CommandLayout.OptionWidth)))
            {
                return false;
            }
        }

        return IsNoneOrOption(check, CommandLayout.Digits) && IsNoneOrOption(check, CommandLayout.Plus) && IsNoneOrOption(check, CommandLayout.At);
    }

    private static bool IsOption(BlockCheck check, ReadOnlySpan<int> entry) =>
        entry[CommandLayout.OptionCode] is >= 1 and <= VocabularyFormat.LargestCode
        && entry[CommandLayout.OptionArity] is >= (int)OptionArity.None and <= (int)OptionArity.Optional
        && entry[CommandLayout.OptionNext] is >= (int)NextArgument.Never and <= (int)NextArgument.Always
        && entry[CommandLayout.OptionDelimiter] is >= -1 and <= char.MaxValue
        && (entry[CommandLayout.OptionFlags] & ~CommandLayout.AllOptionFlags) == 0
        && BlockCheck.IsPart(entry[CommandLayout.OptionValues], entry[CommandLayout.OptionValues + 1], check[CommandLayout.Values + 1])
        && BlockCheck.IsPart(entry[CommandLayout.OptionVariables], entry[CommandLayout.OptionVariables + 1], check[CommandLayout.Variables + 1]);

    private static bool IsNoneOrOption(BlockCheck check, int place) => check[place] == -1 || IsOption(check, check[place]);

    private static bool IsOption(BlockCheck check, int number) => number >= 0 && number < check[CommandLayout.Options + 1];

    private static bool AreValues(BlockCheck check)
    {
        if (!check.HasTableOfTexts(CommandLayout.Values, CommandLayout.ValueWidth, CommandLayout.Text, out var table))
        {
            return false;
        }

        for (var i = CommandLayout.ValueCode; i < table.Length; i += CommandLayout.ValueWidth)
        {
            if (table[i] is < 1 or > VocabularyFormat.LargestCode)
            {
                return false;
            }
        }

        return true;
    }
}
