using Footfall.Protocol;

namespace Footfall;

/// <summary>What it means that a signal ended a tool (<c>spec/encoding.md</c>, E28). What an exit code means: <see cref="ExitOutcomes"/>. Pure.</summary>
internal static class OutcomeRule
{
    /// <summary>The outcome of a tool that a signal of this operating system ended.</summary>
    public static Outcome OfSignal(int signal) => OfSignal(signal, Classes.CurrentPlatform());

    /// <summary>The outcome of a tool that a signal ended. SIGBUS and SIGSYS have other numbers on macOS and FreeBSD than on Linux.</summary>
    public static Outcome OfSignal(int signal, Platform platform)
    {
        var (bus, sys) = platform is Platform.MacOS or Platform.FreeBsd ? (10, 12) : (7, 31);
        var isCrash = signal is 4 or 5 or 6 or 8 or 11 || signal == bus || signal == sys;
        return isCrash ? Outcome.Crashed : Outcome.Interrupted;
    }
}
