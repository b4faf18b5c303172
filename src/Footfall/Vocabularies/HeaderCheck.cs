using Footfall.Protocol;

namespace Footfall;

/// <summary>Whether a header is whole and about this tool and this file (<c>spec/compiled-vocabulary.md</c>, section 5).</summary>
internal static class HeaderCheck
{
    /// <param name="bytes">The header.</param>
    /// <param name="tool">The tool that it should be about.</param>
    /// <param name="file">How long the file is.</param>
    public static bool IsSound(ReadOnlySpan<byte> bytes, ToolName tool, int file) =>
        BlockCheck.TryBegin(bytes, HeaderLayout.Head, out var check)
        && check[HeaderLayout.Length] == bytes.Length
        && check[HeaderLayout.FileLength] == file
        && CommandCheck.IsPlace(check[HeaderLayout.Root], check[HeaderLayout.Root + 1], file)
        && check[HeaderLayout.Revision] >= 1
        && (check[HeaderLayout.Rules] & ~HeaderLayout.AllRules) == 0
        && check.HasText(HeaderLayout.Text)
        && AreNames(check)
        && AreKinds(check)
        && AreVariables(check)
        && CommandCheck.AreExitCodes(check, HeaderLayout.ExitCodes)
        && new VocabularyHeader(bytes).Tool.SequenceEqual(tool.Text);

    private static bool AreNames(BlockCheck check)
    {
        if (!check.HasTable(HeaderLayout.Names, HeaderLayout.NameWidth, out var names) || check[HeaderLayout.Names + 1] != VocabularyHeader.NameCount)
        {
            return false;
        }

        for (var i = 0; i < names.Length; i += HeaderLayout.NameWidth)
        {
            var isNone = i == VocabularyHeader.PolicyName * HeaderLayout.NameWidth && names[i] == -1;
            if (!isNone && !BlockCheck.IsPart(names[i], names[i + 1], check[HeaderLayout.Text + 1]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreKinds(BlockCheck check)
    {
        if (!check.HasTable(HeaderLayout.Kinds, 1, out var kinds))
        {
            return false;
        }

        foreach (var kind in kinds)
        {
            if (kind is < (int)ReportKind.Command or > (int)ReportKind.Environment)
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreVariables(BlockCheck check)
    {
        if (!check.HasTableOfTexts(HeaderLayout.OptOut, HeaderLayout.OptOutWidth, HeaderLayout.Text, out var variables)
            || !check.HasTableOfTexts(HeaderLayout.OptOutValues, CommandLayout.TextWidth, HeaderLayout.Text, out _))
        {
            return false;
        }

        for (var i = 2; i < variables.Length; i += HeaderLayout.OptOutWidth)
        {
            if (!BlockCheck.IsPart(variables[i], variables[i + 1], check[HeaderLayout.OptOutValues + 1]))
            {
                return false;
            }
        }

        return true;
    }
}
