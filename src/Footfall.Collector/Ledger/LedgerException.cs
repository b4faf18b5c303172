namespace Footfall.Collector;

/// <summary>The machine failed the ledger: a full disk, a broken file. Whoever asked may ask again later.</summary>
internal sealed class LedgerException(string message, Exception inner) : Exception(message, inner);
