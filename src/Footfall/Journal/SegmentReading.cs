namespace Footfall;

/// <summary>How far a segment was read.</summary>
/// <param name="Offset">Where the next reading begins.</param>
/// <param name="Damaged">Stretches that were passed over because they were not records.</param>
internal readonly record struct SegmentReading(long Offset, int Damaged);
