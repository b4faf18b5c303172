namespace Footfall;

/// <summary>How far a segment was read.</summary>
/// <param name="Offset">Where the next reading begins.</param>
/// <param name="Damaged">Stretches that were passed over because they were not records.</param>
/// <param name="IsPart">There is more to read at once: it ended because it was long enough.</param>
internal readonly record struct SegmentReading(long Offset, int Damaged, bool IsPart = false);
