namespace Footfall.Cli.Drafting;

/// <summary>Reads a page's list of other names of its command: <c>build, b</c>, or whole paths as <c>tool image ls, tool image list</c>.</summary>
internal static class PageAliases
{
    public static IEnumerable<string> Read(IReadOnlyList<HelpLine> lines, IReadOnlyList<string> path)
    {
        if (path.Count == 0)
        {
            return [];
        }

        return lines.SelectMany(line => line.Text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Select(name => Last(name, path))
            .OfType<string>()
            .Where(name => name != path[^1] && Literals.IsCommandWord(name))
            .Distinct(StringComparer.Ordinal);
    }

    /// <summary>The last word, if those before it lead to the same place.</summary>
    private static string? Last(string name, IReadOnlyList<string> path)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 1 || (words.Length == path.Count + 1 && words[1..^1].SequenceEqual(path.Take(path.Count - 1))) ? words[^1] : null;
    }
}
