namespace Footfall.Cli;

/// <summary>How <c>telemetry</c> ends, for scripts to tell apart (<c>spec/cli.md</c>). <c>run</c> ends as the tool does.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>Something went wrong that no other code names; the message says what.</summary>
    public const int Failure = 1;

    /// <summary>The command line of <c>telemetry</c> itself is wrong.</summary>
    public const int Usage = 2;

    /// <summary>There is no manifest of that tool, or the tool to be wrapped is not there.</summary>
    public const int UnknownTool = 3;

    /// <summary>A manifest is not valid, or cannot be read.</summary>
    public const int BadManifest = 4;

    /// <summary>What is kept on this machine cannot be read or written.</summary>
    public const int State = 5;

    /// <summary>The environment or a system policy forbids it.</summary>
    public const int Forbidden = 6;

    /// <summary>Background work holds what is needed; try again.</summary>
    public const int Busy = 7;

    /// <summary><c>doctor</c> found something that needs a mend.</summary>
    public const int Trouble = 8;
}
