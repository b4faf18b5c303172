namespace Footfall.Collector.Tests;

[TestClass]
public sealed class PostgresLedgerModelContractTests : LedgerModelContract
{
    private protected override ILedgerHome MakeHome() => new PostgresHome();
}
