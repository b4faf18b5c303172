namespace Footfall.Cli.Drafting;

/// <summary>Reads the left column of a command's row: <c>build, b</c>, <c>build|b [options] &lt;dir&gt;</c>, <c>checkout (co)</c>.</summary>
internal static class CommandTerm
{
    /// <summary>Null: this is no command's row.</summary>
    public static HelpCommand? Read(TableEntry entry)
    {
        var names = new List<string>();
        foreach (var word in HelpWords.Split(entry.Term.Replace(", ", ",", StringComparison.Ordinal)))
        {
            var bare = word.TrimEnd('*');
            if (names.Count == 0)
            {
                names.AddRange(bare.Split([',', '|'], StringSplitOptions.RemoveEmptyEntries));
            }
            else if (word is ['(', .., ')'] && word[1..^1].Split(',').All(Literals.IsCommandWord))
            {
                names.AddRange(word[1..^1].Split(','));
            }
            else if (!Literals.IsPlaceholder(word))
            {
                return null;
            }
        }

        names.AddRange(BracketNotes.Find(entry.Prose).Where(note => note.Key is "alias" or "aliases" or "short aliases").SelectMany(note => note.Items));
        return names.Count == 0 || !names.All(Literals.IsCommandWord)
            ? null
            : new HelpCommand(names[0]) { Aliases = [.. names.Skip(1).Distinct(StringComparer.Ordinal).Where(name => name != names[0])] };
    }
}
