using NodaTime;

namespace Footfall.Simulation.Client;

/// <summary>A day's journal in memory. Offsets count records.</summary>
internal sealed class MemorySegment(LocalDate day, Action<MemorySegment> delete) : IJournalSegment
{
    private readonly List<Invocation> records = [];

    public LocalDate Day { get; } = day;

    public void Append(Invocation invocation) => records.Add(invocation);

    public SegmentReading Read(long offset, bool closed, Action<Invocation> record, long most = long.MaxValue)
    {
        for (var i = (int)offset; i < records.Count; i++)
        {
            record(records[i]);
        }

        return new SegmentReading(records.Count, Damaged: 0);
    }

    public void Delete() => delete(this);
}
