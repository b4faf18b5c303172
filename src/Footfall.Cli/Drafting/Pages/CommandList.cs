using System.Collections.Immutable;

namespace Footfall.Cli.Drafting;

/// <summary>Reads what a tool prints when it is asked for its commands only: <c>git help -a</c>, <c>cargo --list</c>, a word a line.</summary>
internal static class CommandList
{
    private const string Alias = "alias: ";

    public static ImmutableArray<HelpCommand> Read(HelpText text)
    {
        if (GitStyle.IsList(text))
        {
            return GitStyle.ReadList(text);
        }

        // Without a heading all stands at the left edge.
        var entries = Table.Commands([.. text.Lines.Where(line => !line.Text.EndsWith(':')).Select(line => line with { Indent = line.Indent + 1 })]);
        var aliases = entries.Where(entry => entry.Prose.StartsWith(Alias, StringComparison.Ordinal))
            .ToLookup(entry => entry.Prose[Alias.Length..].Split(' ')[0], entry => entry.Term, StringComparer.Ordinal);
        return
        [
            .. entries.Where(entry => !entry.Prose.StartsWith(Alias, StringComparison.Ordinal))
                .Select(CommandTerm.Read)
                .OfType<HelpCommand>()
                .Select(command => command with { Aliases = [.. command.Aliases.Concat(aliases[command.Name]).Distinct(StringComparer.Ordinal)] }),
        ];
    }
}
