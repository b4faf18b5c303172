namespace Footfall.Cli.Drafting;

/// <summary>Parts a page at its headings: lines at the left edge that end with a colon.</summary>
internal static class Sections
{
    private const int LongestTitle = 60;

    public static IReadOnlyList<Section> Of(HelpText text)
    {
        var sections = new List<Section>();
        var title = "";
        var lines = new List<HelpLine>();
        foreach (var line in text.Lines)
        {
            if (IsUsage(line, out var rest))
            {
                Close();
                title = "Usage";
                lines = [line with { Text = rest, Indent = 2 }];
            }
            else if (IsTitle(line))
            {
                Close();
                title = line.Text[..^1];
                lines = [];
            }
            else
            {
                lines.Add(line);
            }
        }

        Close();
        return sections;

        void Close() => sections.Add(new Section(title, Kind(title), lines));
    }

    /// <summary><c>Usage: tool ...</c> says its content on the line of the heading.</summary>
    private static bool IsUsage(HelpLine line, out string rest)
    {
        rest = "";
        const string Word = "usage:";
        if (line.Indent > 1 || !line.Text.StartsWith(Word, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        rest = line.Text[Word.Length..].TrimStart();
        return true;
    }

    private static bool IsTitle(HelpLine line) =>
        line.Indent == 0
        && line.Text.Length is > 1 and <= LongestTitle
        && line.Text[^1] == ':'
        && char.IsLetter(line.Text[0]);

    private static SectionKind Kind(string title)
    {
        if (Has("example") || Has("environment") || Has("see also") || Has("exit "))
        {
            return SectionKind.Ignored;
        }

        return Has("usage") ? SectionKind.Usage
            : Has("alias") ? SectionKind.Aliases
            : Has("option") || Has("flag") ? SectionKind.Other
            : Has("command") ? SectionKind.Commands
            : Has("argument") || Has("operand") ? SectionKind.Operands
            : SectionKind.Other;

        bool Has(string word) => title.Contains(word, StringComparison.OrdinalIgnoreCase);
    }
}
