using System.Collections.Immutable;

namespace Footfall.Cli.Drafting;

/// <summary>Puts together what several pages say about one command.</summary>
internal static class Pages
{
    /// <summary>All of the first, and of the second what the first does not have.</summary>
    public static HelpPage Join(HelpPage first, HelpPage second) => first with
    {
        Aliases = [.. first.Aliases.Concat(second.Aliases).Distinct(StringComparer.Ordinal)],
        Commands = Join(first.Commands, second.Commands),
        Options = [.. first.Options, .. second.Options.Where(option => !first.Options.Any(option.Sharing))],
        Usage = first.Usage.IsKnown ? first.Usage : second.Usage,
        Unread = [.. first.Unread, .. second.Unread],
    };

    private static ImmutableArray<HelpCommand> Join(ImmutableArray<HelpCommand> first, ImmutableArray<HelpCommand> second)
    {
        var joined = first.DistinctBy(command => command.Name).ToList();
        foreach (var command in second)
        {
            var at = joined.FindIndex(other => other.Name == command.Name || other.Aliases.Contains(command.Name));
            if (at < 0)
            {
                joined.Add(command);
            }
            else if (joined[at].Name == command.Name)
            {
                joined[at] = joined[at] with
                {
                    Aliases = [.. joined[at].Aliases.Concat(command.Aliases).Distinct(StringComparer.Ordinal)],
                    Page = joined[at].Page ?? command.Page,
                };
            }
        }

        return [.. joined];
    }
}
