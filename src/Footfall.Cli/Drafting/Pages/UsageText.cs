namespace Footfall.Cli.Drafting;

/// <summary>Reads usage lines for what they say about bare words.</summary>
internal static class UsageText
{
    private const int LongestForm = 10_000;

    /// <param name="lines">The lines below the heading; the first may be its rest.</param>
    /// <param name="path">The words that led to the page, after the tool's name.</param>
    /// <param name="hasCommands">Whether the page lists commands below it.</param>
    public static Usage Read(IReadOnlyList<HelpLine> lines, IReadOnlyList<string> path, bool hasCommands)
    {
        var usage = Usage.Unknown;
        foreach (var line in Join(lines))
        {
            var words = HelpWords.Split(line);
            var read = Read(words, path, hasCommands);
            usage = new Usage(
                IsKnown: true,
                usage.Operands || read.Operands,
                usage.PassesThrough || read.PassesThrough,
                usage.EndsAtOperand || read.EndsAtOperand,
                usage.TakesCommand || read.TakesCommand);
        }

        return usage;
    }

    /// <summary>One text for each way of calling: lines that do not begin with the tool's name go on with the one before.</summary>
    public static IReadOnlyList<string> Join(IEnumerable<HelpLine> lines)
    {
        var joined = new List<string>();
        string? tool = null;
        foreach (var line in lines)
        {
            if (line.IsBlank)
            {
                if (joined.Count > 0)
                {
                    break;
                }

                continue;
            }

            var text = line.Text.StartsWith("or:", StringComparison.OrdinalIgnoreCase) ? line.Text[3..].TrimStart() : line.Text;
            tool ??= text.Split(' ')[0];
            if (joined.Count == 0 || text.Split(' ')[0] == tool)
            {
                joined.Add(text);
            }
            else if (joined[^1].Length < LongestForm)
            {
                joined[^1] += " " + text;
            }
        }

        return joined;
    }

    private static Usage Read(IReadOnlyList<string> words, IReadOnlyList<string> path, bool hasCommands)
    {
        var operands = 0;
        var step = 0;
        for (var i = 1; i < words.Count; i++)
        {
            var word = words[i];
            if (step < path.Count && word == path[step])
            {
                step++;
                continue;
            }

            var bare = word.Trim('[', ']', '<', '>', '{', '}', '(', ')', '.');
            if (word == "--" || bare.StartsWith("-- ", StringComparison.Ordinal))
            {
                return new Usage(true, operands > 0 || bare.Length > 3 || i + 1 < words.Count, true, false, false);
            }

            if (IsOption(bare))
            {
                // "-f FILE": the value is not an operand.
                i += word[0] == '-' && !word.Contains('=', StringComparison.Ordinal) && i + 1 < words.Count && Literals.IsPlaceholder(words[i + 1]) && words[i + 1][0] != '[' ? 1 : 0;
            }
            else if (hasCommands && IsCommand(word, bare))
            {
                return new Usage(true, operands > 0, false, false, true);
            }
            else if (operands > 0 && IsCommand(word, bare))
            {
                return new Usage(true, true, false, true, false);
            }
            else if (!hasCommands || Literals.IsPlaceholder(word))
            {
                operands++;
            }
        }

        return new Usage(true, operands > 0, false, false, false);
    }

    private static bool IsOption(string bare) =>
        bare.Length == 0
        || bare[0] is '-' or '+'
        || bare.EndsWith("options", StringComparison.OrdinalIgnoreCase)
        || bare.EndsWith("flags", StringComparison.OrdinalIgnoreCase)
        || bare.Equals("option", StringComparison.OrdinalIgnoreCase)
        || bare.Equals("opts", StringComparison.OrdinalIgnoreCase);

    private static bool IsCommand(string word, string bare) =>
        bare.Equals("command", StringComparison.OrdinalIgnoreCase)
        || bare.Equals("subcommand", StringComparison.OrdinalIgnoreCase)
        || bare.Equals("cmd", StringComparison.OrdinalIgnoreCase)
        || (word[0] == '{' && bare.Contains(',', StringComparison.Ordinal));
}
