namespace Footfall.Cli.Drafting;

/// <summary>The notes that help puts into brackets behind a description: <c>[possible values: a, b]</c>, <c>(default: 1, env: PORT)</c>.</summary>
internal static class BracketNotes
{
    private const int LongestKey = 24;

    /// <summary>Each note as its key and its items.</summary>
    public static IEnumerable<(string Key, IReadOnlyList<string> Items)> Find(string prose)
    {
        var i = 0;
        while (i < prose.Length)
        {
            if (prose[i] is not ('[' or '('))
            {
                i++;
                continue;
            }

            var end = prose.IndexOf(prose[i] == '[' ? ']' : ')', i);
            if (end < 0)
            {
                yield break;
            }

            // "(see [env: X])": what counts is the innermost bracket.
            var start = Math.Max(i, prose.LastIndexOf(prose[i], end, end - i));
            var found = false;
            foreach (var note in Split(prose[(start + 1)..end]))
            {
                found = true;
                yield return note;
            }

            i = found ? end + 1 : start + 1;
        }
    }

    private static IEnumerable<(string Key, IReadOnlyList<string> Items)> Split(string content)
    {
        string? key = null;
        var items = new List<string>();
        foreach (var part in content.Split(','))
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            var head = colon < 0 ? "" : part[..colon].Trim();
            if (head.Length is > 0 and <= LongestKey && head.All(c => char.IsAsciiLetterLower(c) || c == ' '))
            {
                if (key is not null)
                {
                    yield return (key, items);
                }

                (key, items) = (head, [part[(colon + 1)..].Trim()]);
            }
            else if (key is null)
            {
                yield break;
            }
            else
            {
                items.Add(part.Trim());
            }
        }

        if (key is not null)
        {
            yield return (key, items);
        }
    }
}
