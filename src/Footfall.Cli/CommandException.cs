namespace Footfall.Cli;

/// <summary>A command cannot go on: one message for the person, one exit code for scripts. Caught in one place.</summary>
internal sealed class CommandException(int exitCode, string message) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
