using System.Collections.Immutable;
using Footfall.Protocol;

namespace Footfall.Cli.Drafting;

/// <summary>One option as a help page shows it.</summary>
internal sealed record HelpOption
{
    /// <summary>All spellings, long ones first.</summary>
    public required ImmutableArray<string> Names { get; init; }

    public OptionArity Arity { get; init; }

    /// <summary>When the following argument is the value; null: as the arity has it.</summary>
    public NextArgument? Next { get; init; }

    /// <summary>The values it takes, where the page lists them.</summary>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>What parts several values in one argument; null: nothing is known of such.</summary>
    public char? Delimiter { get; init; }

    /// <summary>Variables that stand for it.</summary>
    public ImmutableArray<string> Environment { get; init; } = [];

    public bool Repeatable { get; init; }

    public bool Negatable { get; init; }

    /// <summary>The page says that it belongs to every command.</summary>
    public bool Inherited { get; init; }

    /// <summary>The line of the page; 0: not from a line.</summary>
    public int Line { get; init; }

    /// <summary>What a person should look at; null: the page was clear.</summary>
    public string? Doubt { get; init; }

    public bool Sharing(HelpOption other) => Names.Any(other.Names.Contains);
}
