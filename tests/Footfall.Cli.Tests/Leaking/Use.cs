using NodaTime;

namespace Footfall.Cli.Tests;

/// <summary>One invocation as far as it is the same on both machines; the command line is not.</summary>
/// <param name="Exit">How the tool ended.</param>
/// <param name="Elapsed">After this time.</param>
/// <param name="Interactive">Whether it ran at a terminal.</param>
internal readonly record struct Use(ToolExit Exit, Duration Elapsed, bool Interactive)
{
    private static readonly ToolExit[] Exits =
        [ToolExit.Exited(0), ToolExit.Exited(0), ToolExit.Exited(0), ToolExit.Exited(1), ToolExit.Exited(2), ToolExit.Exited(128), ToolExit.Killed(2), ToolExit.Killed(11)];

    public static Use Any(SeededRandom random) =>
        new(Exits[random.Below(Exits.Length)], Duration.FromMilliseconds(1 << random.Below(21)), random.Below(2) == 0);
}
