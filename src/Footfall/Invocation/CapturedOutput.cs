namespace Footfall;

/// <summary>What a captured process left.</summary>
/// <param name="End">How it ended.</param>
/// <param name="ExitCode">Its exit code; 128 and the signal's number where a signal ended it.</param>
/// <param name="Output">Standard output, cut where it was too long.</param>
/// <param name="Error">Standard error, cut where it was too long.</param>
internal sealed record CapturedOutput(CaptureEnd End, int ExitCode, byte[] Output, byte[] Error)
{
    public static CapturedOutput NotStarted { get; } = new(CaptureEnd.NotStarted, 127, [], []);
}
