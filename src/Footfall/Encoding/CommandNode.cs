using System.Diagnostics.CodeAnalysis;
using Footfall.Protocol;

namespace Footfall;

/// <summary>One command in the tree: what its words and options lead to.</summary>
internal sealed class CommandNode(CommandEntry entry, CommandNode? above, ParsingRules rules)
{
    private readonly CommandNode? above = above;
    private readonly Dictionary<string, CommandNode> children = new(StringComparer.Ordinal);
    private OptionScope? options;

    public CommandEntry Entry { get; } = entry;

    /// <summary>
    /// The options in its scope. Indexed when first asked for, since a command line meets two or three commands of hundreds. Two
    /// threads that ask at once build the same thing, and either copy is good.
    /// </summary>
    public OptionScope Options => options ??= new OptionScope(InScope(), rules);

    /// <summary>The subcommand with that name or alias.</summary>
    public bool TryDescend(ReadOnlySpan<char> word, [NotNullWhen(true)] out CommandNode? child) =>
        children.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out child);

    /// <summary>Only while the tree is built.</summary>
    public void Add(CommandNode child)
    {
        children.TryAdd(child.Entry.Path[(child.Entry.Path.LastIndexOf(' ') + 1)..], child);
        foreach (var alias in child.Entry.Aliases)
        {
            children.TryAdd(alias, child);
        }
    }

    private List<OptionEntry> InScope()
    {
        var nearestFirst = new List<OptionEntry>(Entry.Options);
        for (var command = above; command is not null; command = command.above)
        {
            nearestFirst.AddRange(command.Entry.Options.Where(option => option.Inherited));
        }

        return nearestFirst;
    }
}
