using System.Collections.Immutable;
using Footfall.Protocol;

namespace Footfall.Simulation.Demo;

/// <summary>A tool of the demonstration. Which of its commands people know, the habits say (<see cref="Habits.People"/>).</summary>
/// <param name="Name">Its name.</param>
/// <param name="Oldest">What the versions at the beginning start with; the minor number grows by one with each release.</param>
/// <param name="Variables">What some people have set in the environment.</param>
internal sealed record DemoTool(ToolName Name, (int Major, int Minor) Oldest, ImmutableArray<string> Variables)
{
    /// <summary>All of them; the page of the first is opened.</summary>
    public static ImmutableArray<DemoTool> All { get; } =
    [
        new(ToolName.Parse("git"), (2, 50), ["GIT_DIR", "GIT_LITERAL_PATHSPECS"]),
        new(ToolName.Parse("dfx"), (0, 24), ["DFX_NETWORK", "DFX_IDENTITY"]),
    ];
}
