using NodaTime;

namespace Footfall;

/// <summary>One UTC day's invocations, as the fold reads them. A port, so that simulations run the same fold without files.</summary>
internal interface IJournalSegment
{
    /// <summary>The UTC day.</summary>
    LocalDate Day { get; }

    /// <summary>Reads the records from an offset on; <see cref="JournalSegment.Read"/> says how.</summary>
    /// <exception cref="IOException">It could not be read.</exception>
    SegmentReading Read(long offset, bool closed, Action<Invocation> record, long most = long.MaxValue);

    /// <summary>Deletes it, once all of it is counted.</summary>
    void Delete();
}
