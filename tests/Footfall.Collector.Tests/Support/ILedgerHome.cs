namespace Footfall.Collector.Tests;

/// <summary>Where a ledger is kept between two openings; gone when it is disposed of.</summary>
internal interface ILedgerHome : IDisposable
{
    /// <summary>Opens it. Where it cannot be shared, what was opened before must be closed.</summary>
    ILedger Open();

    /// <summary>Runs a statement on it while it is closed; <c>{0}</c> stands before the name of a table.</summary>
    void Execute(string sql);
}
