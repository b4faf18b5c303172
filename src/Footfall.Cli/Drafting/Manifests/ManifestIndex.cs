using Footfall.Protocol;

namespace Footfall.Cli.Drafting;

/// <summary>Finds in a manifest what a help page shows: by path and aliases, by any shared spelling.</summary>
internal sealed class ManifestIndex(Manifest? manifest)
{
    private readonly IReadOnlyList<CommandEntry> commands = manifest?.Commands ?? [];
    private readonly ILookup<string, CommandEntry> byParent = (manifest?.Commands ?? []).Where(command => command.Path.Length > 0).ToLookup(command => ParentOf(command.Path));

    /// <summary>The entry of a command; null: the manifest does not have it.</summary>
    public CommandEntry? Command(IReadOnlyList<string> path)
    {
        var current = commands.FirstOrDefault(command => command.Path.Length == 0);
        foreach (var word in path)
        {
            current = current is null ? null : byParent[current.Path].FirstOrDefault(command => command.LastWord == word || command.Aliases.Contains(word));
        }

        return current;
    }

    /// <summary>The option that the command declares or inherits under one of these spellings. A command that is new inherits, too.</summary>
    public (CommandEntry Owner, OptionEntry Option)? Option(IReadOnlyList<string> path, HelpOption option)
    {
        var own = Command(path);
        var nearest = own;
        for (var length = path.Count - 1; nearest is null && length >= 0; length--)
        {
            nearest = Command([.. path.Take(length)]);
        }

        foreach (var owner in nearest is null ? [] : Upwards(nearest))
        {
            if (owner.Options.FirstOrDefault(entry => (owner == own || entry.Inherited) && entry.Names.Any(option.Names.Contains)) is { } found)
            {
                return (owner, found);
            }
        }

        return null;
    }

    private IEnumerable<CommandEntry> Upwards(CommandEntry command)
    {
        for (var path = command.Path; ; path = ParentOf(path))
        {
            if (commands.FirstOrDefault(other => other.Path == path) is { } found)
            {
                yield return found;
            }

            if (path.Length == 0)
            {
                yield break;
            }
        }
    }

    private static string ParentOf(string path) => path[..Math.Max(0, path.LastIndexOf(' '))];
}
