using System.Collections.Immutable;

namespace Footfall.Cli.Drafting;

/// <summary>
/// Values that a description lists in prose: <c>One of: (json, yaml)</c>, <c>Must be "none", "server", or "client".</c>, <c>(host|private)</c>.
/// </summary>
internal static class GuessedValues
{
    private static readonly string[] Leads = ["one of the following:", "one of", "possible values", "allowed values", "valid values", "supported values", "accepted values", "can be", "must be", "either"];

    private static readonly string[] Fillers = ["are", "is", "one of", "include", "following", "the", "values", ":", "("];

    /// <summary>Empty when there is no such list.</summary>
    public static ImmutableArray<string> Find(string prose)
    {
        foreach (var lead in Leads)
        {
            var at = prose.IndexOf(lead, StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
            {
                var needsQuotes = lead is "can be" or "must be" or "either";
                var rest = SkipFillers(prose[(at + lead.Length)..]);
                if ((!needsQuotes || rest is ['"' or '\'' or '`', ..]) && Accept(List(rest)) is { IsEmpty: false } values)
                {
                    return values;
                }
            }
        }

        return InBrackets(prose);
    }

    private static ImmutableArray<string> InBrackets(string prose)
    {
        var i = 0;
        while ((i = prose.IndexOf('(', i)) >= 0)
        {
            var end = prose.IndexOf(')', i);
            if (end < 0)
            {
                break;
            }

            var content = prose[(i + 1)..end];
            if ((content.Contains('|', StringComparison.Ordinal) || content.StartsWith('"') || content.StartsWith('\''))
                && List(content, out var rest) is var items && rest.Length == 0 && Accept(items) is { IsEmpty: false } values)
            {
                return values;
            }

            i = end;
        }

        return [];
    }

    private static string SkipFillers(string text)
    {
        var rest = text.TrimStart();
        while (Fillers.FirstOrDefault(word => rest.StartsWith(word, StringComparison.OrdinalIgnoreCase)) is { } filler)
        {
            rest = rest[filler.Length..].TrimStart();
        }

        return rest;
    }

    private static List<string> List(string text) => List(text, out _);

    /// <summary>Items parted by commas, bars, "or" and "and"; ends at the first thing that is neither.</summary>
    private static List<string> List(string text, out string rest)
    {
        var items = new List<string>();
        var i = 0;
        while (true)
        {
            var start = i;
            var quote = i < text.Length && text[i] is '"' or '\'' or '`' ? text[i] : '\0';
            i += quote == '\0' ? 0 : 1;
            var first = i;
            while (i < text.Length && (char.IsAsciiLetterOrDigit(text[i]) || text[i] is '-' or '_' or '.' or '+' or '[' or ']'))
            {
                i++;
            }

            var word = text[first..i].TrimEnd('.');
            i += quote != '\0' && i < text.Length && text[i] == quote ? 1 : 0;
            var after = SkipRemark(text, i);
            var isFollowedByProse = quote == '\0' && after < text.Length && text[after] == ' ' && !IsJoint(text, after, out _);
            if (word.Length == 0 || isFollowedByProse)
            {
                rest = text[start..];
                return items;
            }

            items.AddRange(Expand(word));
            if (!IsJoint(text, after, out i))
            {
                rest = text[after..];
                return items;
            }
        }
    }

    /// <summary>"strict (or true)".</summary>
    private static int SkipRemark(string text, int i)
    {
        var end = i + 1 < text.Length && text[i] == ' ' && text[i + 1] == '(' ? text.IndexOf(')', i) : -1;
        return end < 0 ? i : end + 1;
    }

    private static bool IsJoint(string text, int at, out int next)
    {
        next = at;
        var isJoint = false;
        foreach (var joint in (ReadOnlySpan<string>)[" ", ",", "|", " ", "and ", "or ", " "])
        {
            if (text.AsSpan(next).StartsWith(joint, StringComparison.Ordinal))
            {
                next += joint.Length;
                isJoint |= joint != " ";
            }
        }

        return isJoint;
    }

    /// <summary><c>q[uiet]</c> is <c>q</c> and <c>quiet</c>.</summary>
    private static IEnumerable<string> Expand(string word)
    {
        var open = word.IndexOf('[', StringComparison.Ordinal);
        return open > 0 && word[^1] == ']' ? [word[..open], word.Replace("[", "", StringComparison.Ordinal)[..^1]] : [word];
    }

    private static ImmutableArray<string> Accept(List<string> items)
    {
        var values = items.Distinct(StringComparer.Ordinal).ToImmutableArray();
        return Literals.AreValues(values) ? values : [];
    }
}
