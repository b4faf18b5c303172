using System.Collections.Immutable;

namespace Footfall.Cli.Drafting;

/// <summary>A command that the walk found.</summary>
/// <param name="Path">The words that lead to it; empty for the root.</param>
internal sealed record DraftedCommand(ImmutableArray<string> Path)
{
    public ImmutableArray<string> Aliases { get; init; } = [];

    public required HelpPage Page { get; init; }

    /// <summary>How its page came to be read.</summary>
    public required PageState State { get; init; }

    /// <summary>The style in which it was read; null: it was not.</summary>
    public IHelpStyle? Style { get; init; }

    /// <summary>The arguments of the call that gave the page, or of the last one that did not.</summary>
    public string Call { get; init; } = "";

    public string PathText => string.Join(' ', Path);
}
