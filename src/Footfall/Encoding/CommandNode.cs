using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Footfall.Protocol;

namespace Footfall;

/// <summary>One command in the tree: what its words and options lead to.</summary>
internal sealed class CommandNode(CommandEntry entry, CommandNode? above, ParsingRules rules)
{
    private readonly CommandNode? above = above;
    private readonly Dictionary<string, CommandNode> children = new(rules.CommandComparer);
    private OptionScope? options;
    private ImmutableArray<OptionEntry> fromEnvironment;

    public CommandEntry Entry { get; } = entry;

    /// <summary>
    /// The options in its scope. Indexed when first asked for, since a command line meets two or three commands of hundreds. Two
    /// threads that ask at once build the same thing, and either copy is good.
    /// </summary>
    public OptionScope Options => options ??= new OptionScope(InScope(), rules);

    /// <summary>What stands for every word that is no command below this one; null: such a word is unknown.</summary>
    public CommandNode? External { get; private set; }

    /// <summary>The options of this command and all above it that a variable of the environment can stand for; the nearest where two are spelled the same.</summary>
    public ImmutableArray<OptionEntry> FromEnvironment
    {
        get
        {
            if (fromEnvironment.IsDefault)
            {
                fromEnvironment = FindFromEnvironment();
            }

            return fromEnvironment;
        }
    }

    /// <summary>The subcommand with that name or alias, or where the tool allows it with a name that begins so and no other does.</summary>
    public bool TryDescend(ReadOnlySpan<char> word, [NotNullWhen(true)] out CommandNode? child) =>
        children.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out child)
        || (rules.CommandAbbreviations && !Entry.Operands && TryComplete(word, out child));

    /// <summary>Whether a bare word that is no subcommand is an operand.</summary>
    public bool TakesOperand(ReadOnlySpan<char> word)
    {
        if (Entry.Operands)
        {
            return true;
        }

        foreach (var ending in Entry.OperandEndings)
        {
            if (word.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Only while the tree is built.</summary>
    public void Add(CommandNode child)
    {
        if (child.Entry.IsExternal)
        {
            External = child;
            return;
        }

        children.TryAdd(child.Entry.LastWord, child);
        foreach (var alias in child.Entry.Aliases)
        {
            children.TryAdd(alias, child);
        }
    }

    private bool TryComplete(ReadOnlySpan<char> beginning, [NotNullWhen(true)] out CommandNode? child)
    {
        child = null;
        var comparison = rules.CommandsIgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        foreach (var (name, candidate) in children)
        {
            if (beginning.IsEmpty || !name.AsSpan().StartsWith(beginning, comparison))
            {
                continue;
            }

            if (child is not null && child != candidate)
            {
                return false;
            }

            child = candidate;
        }

        return child is not null;
    }

    private ImmutableArray<OptionEntry> FindFromEnvironment()
    {
        var found = new List<OptionEntry>();
        var hidden = new HashSet<string>(rules.OptionComparer);
        for (var command = this; command is not null; command = command.above)
        {
            found.AddRange(command.Entry.Options.Where(option => !option.Environment.IsEmpty && !option.Names.Any(hidden.Contains)));
            hidden.UnionWith(command.Entry.Options.SelectMany(option => option.Names));
        }

        return [.. found];
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
