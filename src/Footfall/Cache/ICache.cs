namespace Footfall;

/// <summary>
/// What a machine keeps of one tool between the journal and the wire. A port, because the database behind it is a choice. One writer at a
/// time: callers hold the flush lock. Everything throws <see cref="CacheException"/> and nothing else when the store fails.
/// </summary>
internal interface ICache : IDisposable
{
    /// <summary>Begins a unit of work: all of it is kept at <see cref="ICacheTransaction.Commit"/>, or nothing.</summary>
    ICacheTransaction Begin();
}
