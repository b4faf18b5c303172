namespace Footfall;

/// <summary>What the cache counts about Footfall itself, for <c>telemetry status</c>. Never sent. The numbers are stored.</summary>
internal enum Tally
{
    /// <summary>Reports dropped because they could not be sent in 14 days.</summary>
    Dropped = 1,

    /// <summary>Stretches of the journal that were damaged and passed over.</summary>
    DamagedJournal = 2,

    /// <summary>Caches that were damaged and set aside.</summary>
    DamagedCache = 3,

    /// <summary>Reports that the collector took.</summary>
    Sent = 4,
}
