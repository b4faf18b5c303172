using System.Collections.Immutable;
using Footfall.Protocol;

namespace Footfall;

/// <summary>How an invocation ended, from what the operating system says of it (<c>spec/encoding.md</c>, section 6). Pure.</summary>
internal static class OutcomeRule
{
    /// <summary>The outcome of a tool that ended by itself. The command's rules go before the manifest's, and the first that fits wins.</summary>
    /// <param name="manifest">The tool's manifest.</param>
    /// <param name="command">Null for a command that is not in the vocabulary.</param>
    /// <param name="exitCode">The exit code; one outside 0 to 255 fits no rule.</param>
    public static Outcome OfExitCode(Manifest manifest, CommandEntry? command, int exitCode) =>
        (command is null ? null : Find(command.ExitCodes, exitCode))
        ?? Find(manifest.ExitCodes, exitCode)
        ?? (exitCode == 0 ? Outcome.Success : Outcome.Failure);

    /// <summary>The outcome of a tool that a signal of this operating system ended.</summary>
    public static Outcome OfSignal(int signal) => OfSignal(signal, Classes.CurrentPlatform());

    /// <summary>The outcome of a tool that a signal ended. SIGBUS and SIGSYS have other numbers on macOS and FreeBSD than on Linux.</summary>
    public static Outcome OfSignal(int signal, Platform platform)
    {
        var (bus, sys) = platform is Platform.MacOS or Platform.FreeBsd ? (10, 12) : (7, 31);
        var isCrash = signal is 4 or 5 or 6 or 8 or 11 || signal == bus || signal == sys;
        return isCrash ? Outcome.Crashed : Outcome.Interrupted;
    }

    private static Outcome? Find(ImmutableArray<ExitCodeRule> rules, int exitCode)
    {
        foreach (var rule in rules)
        {
            if (rule.Codes.Contains(exitCode))
            {
                return rule.Outcome;
            }
        }

        return null;
    }
}
