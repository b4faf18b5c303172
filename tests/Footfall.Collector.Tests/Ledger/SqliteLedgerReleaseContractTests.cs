namespace Footfall.Collector.Tests;

[TestClass]
public sealed class SqliteLedgerReleaseContractTests : LedgerReleaseContract
{
    private protected override ILedgerHome MakeHome() => new SqliteHome();
}
