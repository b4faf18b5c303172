namespace Footfall.Cli.Tests;

/// <summary>How a command ended and what it said.</summary>
internal sealed record Said(int ExitCode, string Output, string Error)
{
    /// <summary>For the message of a failing test.</summary>
    public override string ToString() => $"exit code {ExitCode}\n--- output\n{Output}--- error\n{Error}---";
}
