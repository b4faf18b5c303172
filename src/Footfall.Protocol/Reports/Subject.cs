namespace Footfall.Protocol;

/// <summary>What one cell counts: a kind and its two codes, the second 0 where the kind has one only. Compared by value.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="A">The first code.</param>
/// <param name="B">The second code.</param>
public readonly record struct Subject(ReportKind Kind, long A, long B);
