using System.Collections.Immutable;

namespace Footfall.Cli.Drafting;

/// <summary>One command that a page lists below its own.</summary>
internal sealed record HelpCommand(string Name)
{
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>What the same page says of it; null: it has to be asked for.</summary>
    public HelpPage? Page { get; init; }
}
