using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Footfall.Collector.Tests;

/// <summary>A file.</summary>
internal sealed class SqliteHome : ILedgerHome
{
    private readonly TemporaryFolder folder = new();

    public ILedger Open()
    {
        Assert.IsTrue(SqliteFile.TryOpen(folder["collector.db"], out var ledger, out var error), error);
        return ledger;
    }

    public void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={folder["collector.db"]};Pooling=False");
        connection.Open();
        SqliteFile.Execute(connection, string.Format(CultureInfo.InvariantCulture, sql, ""));
    }

    public void Dispose() => folder.Dispose();
}
