using System.Collections.Immutable;

namespace Footfall.Cli.Drafting;

/// <summary>What one page of help says about one command.</summary>
internal sealed record HelpPage
{
    /// <summary>Other spellings of the command's last word.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    public ImmutableArray<HelpCommand> Commands { get; init; } = [];

    public ImmutableArray<HelpOption> Options { get; init; } = [];

    public Usage Usage { get; init; } = Usage.Unknown;

    /// <summary>Lines that look as if they said something about options or commands and could not be read.</summary>
    public ImmutableArray<HelpLine> Unread { get; init; } = [];

    /// <summary>Whether there is nothing more to ask for.</summary>
    public bool IsComplete { get; init; }

    /// <summary>Whether anything at all was understood.</summary>
    public bool IsUnderstood => !Commands.IsEmpty || !Options.IsEmpty || Usage.IsKnown;
}
