namespace Footfall;

/// <summary>What stands on disk about a tool.</summary>
/// <param name="Record">The answer; null when there is none or it cannot be read.</param>
/// <param name="IsDamaged">A file is there but is not an answer: means off, never yes and never ask.</param>
/// <param name="Stamp">Changes whenever the file is written, so that a run can see that the answer under which it began still stands.</param>
internal readonly record struct ConsentReading(ConsentRecord? Record, bool IsDamaged, long Stamp)
{
    /// <summary>The file.</summary>
    public ReadOnlyMemory<byte> Bytes { get; init; }

    public static ConsentReading Missing => default;

    public static ConsentReading Damaged => new(null, IsDamaged: true, 0);
}
