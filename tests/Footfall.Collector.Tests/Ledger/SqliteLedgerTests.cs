using Footfall.Protocol;
using Microsoft.Data.Sqlite;

namespace Footfall.Collector.Tests;

[TestClass]
public sealed class SqliteLedgerTests
{
    [TestMethod]
    public void A_sum_stops_at_the_largest_number_and_does_not_overflow()
    {
        using var folder = new TemporaryFolder();
        using (var ledger = Open(folder))
        {
            ledger.Commit([Some.Entry()]);
        }

        Execute(folder, $"UPDATE cell SET sum = {Cell.LargestSum - 5}");
        using var again = Open(folder);
        again.Commit([Some.Entry(), Some.Entry()]);

        Assert.AreEqual(Cell.LargestSum, again.Cells(ToolName.Parse("git"), Some.LastWeek.Code, Some.LastWeek.Code).Single().Sum);
    }

    [TestMethod]
    public void Only_these_tables_and_columns_exist()
    {
        using var folder = new TemporaryFolder();
        Open(folder).Dispose();

        var columns = Query(folder, "SELECT m.name || '.' || c.name FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.type = 'table' ORDER BY m.name, c.cid");
        var others = Query(folder, "SELECT name FROM sqlite_schema WHERE name <> 'release_start' AND name NOT LIKE 'sqlite_autoindex%' AND (type NOT IN ('table') OR sql NOT LIKE '%WITHOUT ROWID')");

        string[] expected =
        [
            "cell.tool", "cell.window", "cell.kind", "cell.a", "cell.b", "cell.reports", "cell.sum",
            "closed.tool", "closed.window",
            "nonce.tool", "nonce.window", "nonce.nonce",
            "release.number", "release.tool", "release.window", "release.start", "release.day", "release.rows", "release.digest", "release.chain",
            "span.tool", "span.last", "span.days", "span.active", "span.cells",
            "tool.tool", "tool.since",
        ];
        CollectionAssert.AreEqual(expected, columns);
        Assert.IsEmpty(others);
    }

    [TestMethod]
    public void Commits_are_synchronous_and_deleted_things_are_overwritten()
    {
        using var folder = new TemporaryFolder();
        Assert.IsTrue(SqliteFile.TryConnect(folder["collector.db"], out var connection, out var error), error);
        using (connection)
        {
            Assert.AreEqual("wal", Ask(connection, "PRAGMA journal_mode"));
            Assert.AreEqual(2L, Ask(connection, "PRAGMA synchronous"));
            Assert.AreEqual(1L, Ask(connection, "PRAGMA secure_delete"));
            Assert.AreEqual(2L, Ask(connection, "PRAGMA temp_store"));
        }
    }

    private static object? Ask(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static ILedger Open(TemporaryFolder folder)
    {
        Assert.IsTrue(SqliteFile.TryOpen(folder["collector.db"], out var ledger, out var error), error);
        return ledger;
    }

    private static void Execute(TemporaryFolder folder, string sql) => Query(folder, sql);

    private static List<string> Query(TemporaryFolder folder, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={folder["collector.db"]};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var values = new List<string>();
        while (rows.Read())
        {
            values.Add(rows.GetString(0));
        }

        return values;
    }
}
