using Footfall.Protocol;

namespace Footfall.Cli.Drafting;

/// <summary>What a manifest has and the tool's help no longer shows, or never did.</summary>
internal static class VanishedThings
{
    /// <param name="before">The manifest before; null: there is none.</param>
    /// <param name="paths">For each path of the help the one in the manifest.</param>
    /// <param name="drafted">What the walk found.</param>
    /// <param name="seen">The options that some page showed.</param>
    public static IEnumerable<string> Find(Manifest? before, IReadOnlyDictionary<string, string> paths, DraftedTool drafted, IReadOnlySet<OptionEntry> seen)
    {
        if (before is null)
        {
            yield break;
        }

        var read = drafted.Commands.Where(command => command.State == PageState.Read).Select(command => paths[command.PathText]).ToHashSet(StringComparer.Ordinal);
        var shown = paths.Values.ToHashSet(StringComparer.Ordinal);
        foreach (var command in before.Commands.Where(command => !command.IsExternal))
        {
            if (!shown.Contains(command.Path))
            {
                yield return command.Path;
                continue;
            }

            if (!read.Contains(command.Path))
            {
                continue;
            }

            foreach (var option in command.Options.Where(option => !seen.Contains(option) && option.Names[0].Length > 1))
            {
                yield return $"{command.Path} {option.Names[0]}".TrimStart();
            }
        }
    }
}
