using System.Collections.Immutable;
using System.Text;

namespace Footfall.Cli.Drafting;

/// <summary>What a tool answered, as lines: without colours, overstrikes and control characters, whatever the bytes were.</summary>
internal sealed class HelpText
{
    /// <summary>Longer lines are cut: no help is that wide.</summary>
    private const int LongestLine = 8000;

    /// <summary>What is below is not read: the longest pages of real tools have some 3,000 lines.</summary>
    private const int MostLines = 5000;

    private const int TabWidth = 8;

    private HelpText(ImmutableArray<HelpLine> lines) => Lines = lines;

    public ImmutableArray<HelpLine> Lines { get; }

    public bool IsBlank => Lines.All(line => line.IsBlank);

    public static HelpText Read(ReadOnlySpan<byte> bytes) => Read(Encoding.UTF8.GetString(bytes));

    public static HelpText Read(string text)
    {
        var lines = ImmutableArray.CreateBuilder<HelpLine>();
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (lines.Count == MostLines)
            {
                break;
            }

            lines.Add(Clean(lines.Count + 1, line.Length > LongestLine ? line[..LongestLine] : line));
        }

        return new HelpText(lines.ToImmutable());
    }

    public bool Contains(string text) => Lines.Any(line => line.Text.Contains(text, StringComparison.Ordinal));

    public bool HasLine(Func<HelpLine, bool> condition) => Lines.Any(condition);

    private static HelpLine Clean(int number, ReadOnlySpan<char> line)
    {
        var text = new StringBuilder(line.Length);
        var indent = 0;
        for (var i = 0; i < line.Length; i++)
        {
            var character = line[i];
            switch (character)
            {
                case '\e':
                    i = SkipSequence(line, i);
                    break;
                case '\b' when text.Length > 0:
                    // A man page makes bold by printing twice.
                    text.Length--;
                    break;
                case '\t' when text.Length == 0:
                    indent += TabWidth - (indent % TabWidth);
                    break;
                case '\t':
                    text.Append("  ");
                    break;
                case ' ' or '\u00a0' when text.Length == 0:
                    indent++;
                    break;
                default:
                    if (!char.IsControl(character))
                    {
                        text.Append(character);
                    }

                    break;
            }
        }

        return new HelpLine(number, indent, text.ToString().TrimEnd());
    }

    /// <summary>The last place of the terminal's sequence that begins here: <c>ESC [ ... letter</c>, <c>ESC ] ... BEL</c>, or <c>ESC x</c>.</summary>
    private static int SkipSequence(ReadOnlySpan<char> line, int start)
    {
        if (start + 1 >= line.Length)
        {
            return start;
        }

        var rest = line[(start + 2)..];
        var end = line[start + 1] switch
        {
            '[' => rest.IndexOfAnyInRange('@', '~'),
            ']' => rest.IndexOf('\a'),
            _ => -1,
        };
        return line[start + 1] is '[' or ']' && end < 0 ? line.Length - 1 : start + 2 + end;
    }
}
