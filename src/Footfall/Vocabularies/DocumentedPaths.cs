using Footfall.Protocol;

namespace Footfall;

/// <summary>
/// Finds commands by the way documentation writes them: words joined by blanks or dashes, by their names or aliases, perhaps with the
/// tool's name in front (<c>git-remote-add</c>). Not thread-safe: remembers what it found.
/// </summary>
internal sealed class DocumentedPaths
{
    private readonly Manifest manifest;
    private readonly ILookup<string, CommandEntry> below;
    private readonly Dictionary<string, CommandEntry?> found = new(StringComparer.Ordinal);

    public DocumentedPaths(Manifest manifest)
    {
        this.manifest = manifest;
        below = manifest.Commands
            .Where(command => command.Path.Length > 0 && !command.IsExternal)
            .ToLookup(command => command.Path[..Math.Max(0, command.Path.LastIndexOf(' '))], StringComparer.Ordinal);
    }

    /// <summary>The command; null where the manifest has none of that path. The empty path, or the tool's name alone, is the root.</summary>
    public CommandEntry? Find(string path)
    {
        if (!found.TryGetValue(path, out var command))
        {
            command = Search(path);
            found.Add(path, command);
        }

        return command;
    }

    private CommandEntry? Search(string path)
    {
        var root = manifest.Commands.First(command => command.Path.Length == 0);
        var tool = manifest.Tool.Text;
        return path.Length == 0 ? root
            : Descend(root, path) is { } command ? command
            : path == tool ? root
            : path.StartsWith(tool, StringComparison.Ordinal) && path[tool.Length] is (' ' or '-') ? Descend(root, path[(tool.Length + 1)..])
            : null;
    }

    private CommandEntry? Descend(CommandEntry above, string rest)
    {
        // The longest word first: cherry-pick is rather one command than pick below cherry.
        var words = below[above.Path].SelectMany(command => command.Aliases.Append(command.LastWord).Select(word => (Command: command, Word: word)));
        foreach (var (command, word) in words.OrderByDescending(entry => entry.Word.Length))
        {
            var begins = rest.StartsWith(word, manifest.Parsing.CommandsIgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
            var isWhole = rest.Length == word.Length;
            var further = begins && !isWhole && rest[word.Length] is (' ' or '-') ? Descend(command, rest[(word.Length + 1)..]) : null;
            if ((begins && isWhole) || further is not null)
            {
                return further ?? command;
            }
        }

        return null;
    }
}
