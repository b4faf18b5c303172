namespace Footfall.Collector.Tests;

[TestClass]
public sealed class SqliteLedgerContractTests : LedgerContract
{
    private protected override ILedgerHome MakeHome() => new SqliteHome();
}
