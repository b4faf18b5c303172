using System.Collections.Immutable;

namespace Footfall.Cli.Drafting;

/// <summary>All that a walk through a tool's help brought together.</summary>
/// <param name="Commands">The commands, the root first, each after the one above it.</param>
/// <param name="Calls">How often the tool was called.</param>
/// <param name="TimedOut">How many of these calls were not over in their time.</param>
/// <param name="Version">What stands before the version in the tool's answer to <c>--version</c>; null: it does not answer.</param>
internal sealed record DraftedTool(ImmutableArray<DraftedCommand> Commands, int Calls, int TimedOut, string? Version)
{
    /// <summary>The style of the most pages, unless it is the one for everything else and another was met, too.</summary>
    public IHelpStyle Style => Commands.Select(command => command.Style)
        .OfType<IHelpStyle>()
        .GroupBy(style => style)
        .OrderBy(group => group.Key == HelpStyles.Plain)
        .ThenByDescending(group => group.Count())
        .Select(group => group.Key)
        .FirstOrDefault(HelpStyles.Plain);
}
