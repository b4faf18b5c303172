using System.Collections.Immutable;

namespace Footfall.Protocol;

/// <summary>What certain exit codes of a tool mean where it is not the custom (0 success, anything else failure).</summary>
/// <param name="Outcome">The outcome they are counted as.</param>
/// <param name="Codes">Exit codes, 0 to 255.</param>
public sealed record ExitCodeRule(Outcome Outcome, ImmutableArray<int> Codes);
