namespace Footfall.Collector.Tests;

[TestClass]
public sealed class PostgresLedgerContractTests : LedgerContract
{
    private protected override ILedgerHome MakeHome() => new PostgresHome();
}
