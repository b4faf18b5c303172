using Spectre.Console;

namespace Footfall.Cli.Output;

/// <summary>What <c>doctor</c> found, in words; a mend is on a line of its own that nobody wraps, so that it can be copied.</summary>
internal static class FindingsText
{
    private const int WordWidth = 9;
    private const int NarrowIndent = 2;

    public static void Write(Screen screen, FindingWords words, IReadOnlyList<Finding> findings)
    {
        foreach (var finding in findings)
        {
            var word = FindingWords.StateName(finding.State).PadRight(WordWidth - 2);
            var table = Screen.Table("what", "state", "what");
            table.AddRow(finding.State == FindingState.Trouble ? Screen.Warning(word) : Screen.Plain(word), Screen.Plain(words.What(finding)));
            screen.Write(table);
            if (words.Mend(finding) is { } mend)
            {
                screen.Exact($"{new string(' ', screen.IsNarrow ? NarrowIndent : WordWidth)}mend: {mend}");
            }
        }

        var troubles = findings.Count(finding => finding.State == FindingState.Trouble);
        screen.Blank();
        screen.Line(troubles == 0 ? "All is well." : $"{Wording.Count(troubles, "trouble")} to mend.");
    }
}
