using System.Collections.Immutable;

namespace Footfall.Cli.Drafting;

/// <summary>A row of a table: what it is about, and the lines that describe it.</summary>
internal sealed record TableEntry(HelpLine Line, string Term, ImmutableArray<string> Description)
{
    /// <summary>The description as one line.</summary>
    public string Prose => string.Join(' ', Description);
}
