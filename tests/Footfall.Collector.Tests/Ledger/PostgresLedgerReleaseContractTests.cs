namespace Footfall.Collector.Tests;

[TestClass]
public sealed class PostgresLedgerReleaseContractTests : LedgerReleaseContract
{
    private protected override ILedgerHome MakeHome() => new PostgresHome();
}
