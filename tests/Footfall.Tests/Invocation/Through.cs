using System.Collections.Immutable;
using Footfall.Testing;

namespace Footfall.Tests;

/// <summary>A tool with and without us between it and whoever started it.</summary>
internal static class Through
{
    /// <summary>The two ways of running a tool.</summary>
    public static IEnumerable<object[]> Ways => [["exec"], ["run"]];

    /// <summary>The same command, run by the wrapper.</summary>
    public static Command Wrapper(string way, Command tool) => tool with
    {
        Executable = BuiltExecutables.Wrapper,
        Arguments = [way, "--", tool.Executable, .. tool.Arguments],
    };

    /// <summary>A command line, run by the wrapper, inside a shell script that starts it as <c>"$@"</c>.</summary>
    public static Command InScript(string script, string? way, params ImmutableArray<string> tool) =>
        new("sh", ["-c", script, "sh", .. way is null ? [] : new[] { BuiltExecutables.Wrapper, way, "--" }, .. tool]);
}
