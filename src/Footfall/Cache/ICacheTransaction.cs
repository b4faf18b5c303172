using Footfall.Protocol;
using NodaTime;

namespace Footfall;

/// <summary>A unit of work on the cache. Disposing it without <see cref="Commit"/> takes everything back.</summary>
internal interface ICacheTransaction : IDisposable
{
    /// <summary>The segments that were folded and how far. Absent: not at all.</summary>
    IReadOnlyDictionary<LocalDate, long> Offsets();

    void SetOffset(LocalDate segment, long offset);

    void ForgetOffset(LocalDate segment);

    /// <summary>All counters, ordered by window and subject.</summary>
    IReadOnlyList<Cell> Cells();

    /// <summary>Adds to a counter; saturates at the largest number.</summary>
    void Add(CellKey key, long count);

    void Remove(CellKey key);

    ActivityState Activity { get; set; }

    /// <summary>Failures in a row of each command on a day, up to now.</summary>
    IReadOnlyDictionary<int, int> Failures(LocalDate day);

    /// <summary>Replaces the failures in a row; those of other days are forgotten.</summary>
    void SetFailures(LocalDate day, IReadOnlyDictionary<int, int> failures);

    /// <summary>The last UTC day on which the tool was asked for its version; null if never.</summary>
    LocalDate? VersionAsked { get; set; }

    /// <summary>The file that was asked then; null where that is not known.</summary>
    VersionedFile? VersionFile { get; set; }

    /// <summary>The reports that wait and those that were refused, ordered by release.</summary>
    IReadOnlyList<OutboxReport> Outbox();

    /// <summary>Puts a report in, or replaces the one with the same nonce.</summary>
    void Put(OutboxReport report);

    void Remove(Nonce nonce);

    /// <summary>The reports that left, the oldest first.</summary>
    IReadOnlyList<SentReport> Sent();

    /// <summary>When the last of them left, without reading them; null where there are none.</summary>
    Instant? LastSent { get; }

    void Log(SentReport report);

    /// <summary>Forgets what was sent before an instant, and the oldest where there are more than so many.</summary>
    void ForgetSent(Instant before, int most);

    long Total(Tally tally);

    void Count(Tally tally, long times);

    void Commit();
}
