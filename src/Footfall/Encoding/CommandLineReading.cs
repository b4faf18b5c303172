namespace Footfall;

/// <summary>A command line that was read, and what is needed of its command once the tool has ended.</summary>
/// <param name="Encoded">All that is kept of it.</param>
/// <param name="TakesOperands">Whether its command takes operands at all. False for one that is not in the vocabulary.</param>
/// <param name="Outcomes">What the exit codes of its command mean.</param>
internal readonly record struct CommandLineReading(EncodedCommandLine Encoded, bool TakesOperands, ExitOutcomes Outcomes);
