using System.Collections.Immutable;
using Footfall.Protocol;

namespace Footfall.Cli.Drafting;

/// <summary>Reads the options of a usage line: <c>[-q | --quiet]</c>, <c>[-m &lt;message&gt;]</c>, <c>(--all | --only &lt;x&gt;)</c>.</summary>
internal static class FormOptions
{
    private const int Deepest = 6;

    /// <summary>Adds what the words say and is not there yet.</summary>
    public static void Add(ImmutableArray<HelpOption>.Builder options, IReadOnlyList<string> words)
    {
        foreach (var option in Read(words, value: "", depth: 0))
        {
            if (!options.Any(option.Sharing))
            {
                options.Add(option);
            }
        }
    }

    /// <summary>Parts a text at its bars, but for those within brackets.</summary>
    public static IReadOnlyList<string> SplitAtBars(string text)
    {
        var parts = new List<string>();
        var depth = 0;
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || (text[i] == '|' && depth == 0))
            {
                parts.Add(text[start..i].Trim());
                start = i + 1;
            }
            else
            {
                depth = Math.Max(0, depth + HelpWords.Depth(text[i]));
            }
        }

        return parts;
    }

    /// <param name="words">A part of the line.</param>
    /// <param name="value">The placeholder that stands behind the brackets around these words, if any.</param>
    /// <param name="depth">How many brackets are around them.</param>
    private static List<HelpOption> Read(IReadOnlyList<string> words, string value, int depth)
    {
        var options = new List<HelpOption>();
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            var behind = word[0] != '[' && i + 1 < words.Count && words[i + 1][0] == '<' ? words[i + 1] : value;
            if (word[0] == '-')
            {
                Append(options, OptionTerm.Read(word.AsSpan().ContainsAny("=<[") ? word : $"{word} {behind}"));
            }
            else if (depth < Deepest && word.TrimEnd('.') is ['(', .., ')'] or ['[', .., ']'])
            {
                foreach (var option in SplitAtBars(word.TrimEnd('.')[1..^1]).SelectMany(part => Read(HelpWords.Split(part), behind, depth + 1)))
                {
                    Append(options, option);
                }
            }
        }

        return options;
    }

    private static void Append(List<HelpOption> options, HelpOption? option)
    {
        if (option is null)
        {
            return;
        }

        if (options.Count > 0 && AreSame(options[^1], option))
        {
            var other = options[^1];
            options[^1] = (option.Arity == OptionArity.None ? other : option) with { Names = [.. option.Names, .. other.Names], Negatable = option.Negatable };
            return;
        }

        options.Add(option);
    }

    /// <summary><c>-q | --quiet</c> is one option in two spellings, <c>-a | --interactive</c> are two options.</summary>
    private static bool AreSame(HelpOption first, HelpOption second) =>
        first.Names is [['-', var letter]]
        && second.Names is [['-', '-', .. var name]]
        && (char.ToLowerInvariant(name[0]) == char.ToLowerInvariant(letter) || name.StartsWith($"no-{char.ToLowerInvariant(letter)}", StringComparison.Ordinal));
}
