using System.Globalization;

namespace Footfall.Collector.Tests;

/// <summary>A database of the common server.</summary>
internal sealed class PostgresHome : ILedgerHome
{
    public string Connection { get; } = PostgresCluster.Common.Create();

    public static ILedger Open(string connection)
    {
        Assert.IsTrue(PostgresDatabase.TryOpen(connection, out var ledger, out _, out var error), error);
        return ledger;
    }

    /// <summary>What all cells of a database add up to.</summary>
    public static long Sum(string connection) =>
        long.Parse(PostgresCluster.Execute(connection, "SELECT coalesce(sum(sum), 0) FROM footfall.cell").Single(), CultureInfo.InvariantCulture);

    public ILedger Open() => Open(Connection);

    public void Execute(string sql) => PostgresCluster.Execute(Connection, string.Format(CultureInfo.InvariantCulture, sql, "footfall."));

    // The server goes as a whole.
    public void Dispose()
    {
    }
}
