namespace Footfall.Collector.Tests;

[TestClass]
public sealed class SqliteLedgerModelContractTests : LedgerModelContract
{
    private protected override ILedgerHome MakeHome() => new SqliteHome();
}
