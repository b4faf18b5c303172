using System.Collections.Immutable;

namespace Footfall.Testing;

/// <summary>How a command ended and what it said.</summary>
/// <param name="ExitCode">0 to 255; 128 and the signal's number where a signal ended it.</param>
/// <param name="Signal">The signal that ended it, if one did.</param>
/// <param name="Output">Standard output as UTF-8; of a <see cref="Pty"/> all that was on the screen.</param>
/// <param name="Error">Standard error as UTF-8; of a <see cref="Pty"/> empty.</param>
public sealed record CommandResult(int ExitCode, int? Signal, string Output, string Error)
{
    /// <summary>Standard output as it came.</summary>
    public ImmutableArray<byte> OutputBytes { get; init; } = [];

    /// <summary>For the message of a failing test.</summary>
    public override string ToString() =>
        $"exit code {ExitCode}{(Signal is null ? "" : $", signal {Signal}")}\n--- output\n{Output}\n--- error\n{Error}\n---";
}
