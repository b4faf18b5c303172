using Footfall.Protocol;
using Microsoft.Data.Sqlite;

namespace Footfall.Collector.Tests;

[TestClass]
public sealed class SqliteMigrationTests
{
    // As the collector of schema 1 made it.
    private const string Schema1 =
        """
        BEGIN;
        CREATE TABLE cell (
          tool TEXT NOT NULL, window INTEGER NOT NULL, kind INTEGER NOT NULL, a INTEGER NOT NULL, b INTEGER NOT NULL, sum INTEGER NOT NULL,
          PRIMARY KEY (tool, window, kind, a, b)) STRICT, WITHOUT ROWID;
        CREATE TABLE nonce (
          tool TEXT NOT NULL, window INTEGER NOT NULL, nonce BLOB NOT NULL,
          PRIMARY KEY (tool, window, nonce)) STRICT, WITHOUT ROWID;
        CREATE TABLE closed (
          tool TEXT NOT NULL, window INTEGER NOT NULL,
          PRIMARY KEY (tool, window)) STRICT, WITHOUT ROWID;
        PRAGMA application_id = 1181708148; PRAGMA user_version = 1;
        COMMIT;
        PRAGMA journal_mode = WAL;
        """;

    [TestMethod]
    public void Sums_nonces_and_closed_windows_of_schema_1_stay()
    {
        using var folder = new TemporaryFolder();
        var file = folder["collector.db"];
        var entry = Some.Entry();
        var before = Window.Containing(Some.LastWeek.Start.PlusDays(-1), WindowLength.Week);
        Execute(
            file,
            $"""
            {Schema1}
            INSERT INTO cell VALUES ('git', {Some.LastWeek.Code}, 1, 2, 1, 40), ('git', {Some.LastWeek.Code}, 8, 1, 0, 7), ('git', {before.Code}, 1, 2, 1, 3);
            INSERT INTO nonce VALUES ('git', {Some.LastWeek.Code}, x'{entry.Nonce.Hex}');
            INSERT INTO closed VALUES ('git', {before.Code});
            """);

        Assert.IsTrue(SqliteFile.TryOpen(file, out var ledger, out var error), error);
        using (ledger)
        {
            ledger.Commit([entry, Some.Entry(Some.Report(2)), Some.Entry(Some.Report() with { Window = before })]);

            // How many reports there were is not known: one at least, and as many as the sum where each counts 1.
            Cell[] expected =
            [
                new Cell(before, Some.Report().Subject, 1, 3),
                new Cell(Some.LastWeek, Some.Report().Subject, 2, 42),
                new Cell(Some.LastWeek, new Subject(ReportKind.Platform, 1, 0), 7, 7),
            ];
            CollectionAssert.AreEqual(expected, ledger.Cells(entry.Tool, 0, int.MaxValue).ToList());
            Assert.AreEqual(Some.Today, ledger.CountedSince(entry.Tool, Some.Today));
        }

        Assert.IsTrue(SqliteFile.TryOpen(file, out ledger, out error), error);
        ledger.Dispose();
    }

    [TestMethod]
    public void A_migrated_file_has_the_tables_of_a_new_one()
    {
        using var folder = new TemporaryFolder();
        Execute(folder["older.db"], Schema1);

        Assert.IsTrue(SqliteFile.TryOpen(folder["older.db"], out var older, out _));
        older.Dispose();
        Assert.IsTrue(SqliteFile.TryOpen(folder["new.db"], out var fresh, out _));
        fresh.Dispose();

        Assert.AreEqual(Tables(folder["new.db"]), Tables(folder["older.db"]));
    }

    private static void Execute(string file, string sql)
    {
        using var connection = Open(file);
        SqliteFile.Execute(connection, sql);
    }

    private static string Tables(string file)
    {
        using var connection = Open(file);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT group_concat(sql, x'0a') FROM (SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name)";
        return (string)command.ExecuteScalar()!;
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        return connection;
    }
}
