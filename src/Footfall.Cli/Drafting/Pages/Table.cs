using System.Collections.Immutable;

namespace Footfall.Cli.Drafting;

/// <summary>Reads the two columns in which help lists options and commands. Descriptions may go on in the lines below.</summary>
internal static class Table
{
    /// <summary>Where a short spelling is missing its long one stands four columns further right: <c>-a, --all</c> and <c>    --bare</c>.</summary>
    private const int Shift = 4;

    public static IReadOnlyList<TableEntry> Options(IReadOnlyList<HelpLine> lines) => Read(lines, line => line.BeginsWithDash, Shift);

    public static IReadOnlyList<TableEntry> Commands(IReadOnlyList<HelpLine> lines) => Read(lines, line => line is { IsBlank: false, Indent: > 0 }, shift: 0);

    /// <summary>Rows begin with a line that <paramref name="begins"/> accepts, at most <paramref name="shift"/> columns right of the leftmost one.</summary>
    private static List<TableEntry> Read(IReadOnlyList<HelpLine> lines, Func<HelpLine, bool> begins, int shift)
    {
        var entries = new List<TableEntry>();
        var candidates = lines.Where(begins).ToList();
        if (candidates.Count == 0)
        {
            return entries;
        }

        var edge = candidates.Min(line => line.Indent);
        HelpLine? first = null;
        var term = "";
        var description = ImmutableArray.CreateBuilder<string>();
        foreach (var line in lines)
        {
            if (begins(line) && line.Indent <= edge + shift)
            {
                Close();
                var gap = Gap(line.Text);
                (first, term) = (line, line.Text[..gap].TrimEnd());
                Describe(line.Text[gap..]);
            }
            else if (line.IsBlank || line.Indent > edge)
            {
                Describe(line.Text);
            }
            else
            {
                Close();
            }
        }

        Close();
        return entries;

        void Describe(string text)
        {
            if (first is not null && text.Trim() is { Length: > 0 } words)
            {
                description.Add(words);
            }
        }

        void Close()
        {
            if (first is { } line)
            {
                entries.Add(new TableEntry(line, term, description.ToImmutable()));
            }

            first = null;
            description.Clear();
        }
    }

    /// <summary>Where the second column begins: at two blanks, but not those within brackets or after a comma.</summary>
    private static int Gap(string text)
    {
        var depth = 0;
        for (var i = 0; i + 1 < text.Length; i++)
        {
            depth += text[i] switch { '<' or '[' or '{' or '(' => 1, '>' or ']' or '}' or ')' => -1, _ => 0 };
            if (depth <= 0 && text[i] == ' ' && text[i + 1] == ' ' && (i == 0 || text[i - 1] != ','))
            {
                return i;
            }
        }

        return text.Length;
    }
}
