using System.Collections.Immutable;
using Footfall.Protocol;

namespace Footfall.Cli.Drafting;

/// <summary>Reads the left column of an option's row: its spellings, and how each names its value.</summary>
internal static class OptionTerm
{
    private const string Negation = "[no-]";
    private const string Dots = "...";

    /// <summary>Null: no option begins here.</summary>
    public static HelpOption? Read(string term)
    {
        var names = new List<string>();
        var negatable = false;
        var repeatable = false;
        ValueNotation? value = null;
        var i = 0;
        while (i < term.Length)
        {
            if (term[i] is ' ' or ',' or '|')
            {
                i++;
            }
            else if (IsName(term, i))
            {
                var end = EndOfName(term, i, out var isNegated);
                var name = term[i..end].Replace(Negation, "", StringComparison.Ordinal);
                i = end;
                if (name.EndsWith(Dots, StringComparison.Ordinal))
                {
                    (name, repeatable) = (name[..^Dots.Length], true);
                }

                name = name == "-NUM" || (name == "-" && IsNumber(term[i..])) ? "-#" : name.TrimEnd(':');
                negatable |= isNegated;
                if (!IsSpelling(name))
                {
                    return names.Count == 0 ? null : Make();
                }

                i = name == "-#" ? term.Length : i;
                names.Add(name);
            }
            else
            {
                if (names.Count == 0)
                {
                    return null;
                }

                var end = EndOfValue(term, i);
                var read = ValueNotation.Read(term[i..end].Trim(' ', ',', '|'), attached: term[i - 1] is not ' ');
                value = value is null || value.Arity == OptionArity.None ? read : value;
                i = end;
            }
        }

        return names.Count == 0 ? null : Make();

        HelpOption Make() => new()
        {
            Names = [.. names.Distinct(StringComparer.Ordinal).OrderBy(name => !name.StartsWith("--", StringComparison.Ordinal))],
            Arity = value?.Arity ?? OptionArity.None,
            Next = value?.Next,
            Values = value?.Values ?? ImmutableArray<string>.Empty,
            Repeatable = repeatable || value is { Repeatable: true },
            Negatable = negatable,
            Doubt = value?.Doubt,
        };
    }

    public static bool IsSpelling(string name) =>
        name.Length is > 1 and <= 100
        && name[0] is '-' or '/'
        && name != "--"
        && name[^1] is not ('-' or '.')
        && name.Skip(1).All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':' or '?' or '#' or '@' or '+' or '%');

    private static bool IsName(string term, int i) =>
        (term[i] == '-' || (term[i] == '/' && i + 1 < term.Length && i + 3 > term.Length - 1))
        && i + 1 < term.Length
        && term[i + 1] is not (' ' or ',' or '|')
        && (i == 0 || term[i - 1] is ' ' or ',' or '|');

    private static int EndOfName(string term, int start, out bool isNegated)
    {
        isNegated = false;
        var i = start;
        while (i < term.Length)
        {
            if (term[i] == '[' && term.AsSpan(i).StartsWith(Negation, StringComparison.Ordinal))
            {
                isNegated = true;
                i += Negation.Length;
            }
            else if (term[i] is ' ' or ',' or '|' or '=' or '<' or '[' or '{' or '(' or '>' or ']' or '}' or ')' or '"' or '\'')
            {
                break;
            }
            else
            {
                i++;
            }
        }

        return i;
    }

    /// <summary>A value goes on until the next spelling.</summary>
    private static int EndOfValue(string term, int start)
    {
        var depth = 0;
        for (var i = start; i < term.Length; i++)
        {
            depth = Math.Max(0, depth + HelpWords.Depth(term[i]));
            if (depth == 0 && i > start && IsName(term, i))
            {
                return i;
            }
        }

        return term.Length;
    }

    private static bool IsNumber(string rest) =>
        rest.StartsWith("<n", StringComparison.OrdinalIgnoreCase) && rest.IndexOf('>', StringComparison.Ordinal) == rest.Length - 1;
}
