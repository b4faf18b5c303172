using Npgsql;

namespace Footfall.Collector.Tests;

[TestClass]
public sealed class PostgresDatabaseTests
{
    private const string Password = "not-for-anybodys-eyes";

    [TestMethod]
    [DataRow("Host=/nowhere;Database=sums;Username=x", "database sums at /nowhere: It cannot be reached: ")]
    [DataRow("Host=127.0.0.1;Port=1;Database=sums;Username=x", "database sums at 127.0.0.1: It cannot be reached: Connection refused.")]
    [DataRow("Host=127.0.0.1;Port=1;Username=x", "database x at 127.0.0.1: It cannot be reached: ")]
    [DataRow("Database=sums", "It is not a connection string such as ")]
    [DataRow("postgres://x@localhost/sums", "It is not a connection string such as ")]
    [DataRow("Host=a;Port=b", "It is not a connection string such as ")]
    public void What_cannot_be_reached_is_named_without_the_password(string connection, string message)
    {
        var isOpen = PostgresDatabase.TryOpen($"{connection};Password={Password};{Password}=1", out _, out _, out var withBlemish);
        var isOpenToo = PostgresDatabase.TryOpen($"{connection};Password={Password}", out _, out _, out var error);

        Assert.IsFalse(isOpen || isOpenToo);
        StringAssert.StartsWith(error, message, StringComparison.Ordinal);
        Assert.IsFalse(error.Contains(Password, StringComparison.Ordinal) || withBlemish!.Contains(Password, StringComparison.Ordinal));
    }

    [TestMethod]
    public void A_database_that_is_not_there_is_refused()
    {
        var error = Refusal(PostgresCluster.Common.Connection("nowhere"));

        StringAssert.StartsWith(error, "database nowhere at /", StringComparison.Ordinal);
        StringAssert.EndsWith(error, ": The server refuses: database \"nowhere\" does not exist.", StringComparison.Ordinal);
    }

    [TestMethod]
    public void A_newer_format_is_refused_and_untouched()
    {
        using var home = new PostgresHome();
        home.Open().Dispose();
        home.Execute("UPDATE {0}format SET version = 7");

        var error = Refusal(home.Connection);

        StringAssert.EndsWith(error, ": It has the format 7, made by a newer collector; this one reads 1. Use the newer collector.", StringComparison.Ordinal);
        Assert.AreEqual("7", PostgresCluster.Execute(home.Connection, "SELECT version FROM footfall.format").Single());
    }

    [TestMethod]
    public void A_database_of_another_encoding_is_refused()
    {
        using var home = new PostgresHome();
        var other = new NpgsqlConnectionStringBuilder(home.Connection).Database + "ascii";
        PostgresCluster.Execute(home.Connection, $"CREATE DATABASE {other} ENCODING 'SQL_ASCII' TEMPLATE template0");

        StringAssert.EndsWith(Refusal(PostgresCluster.Common.Connection(other)), ": It has the encoding SQL_ASCII. Make one with the encoding UTF8.", StringComparison.Ordinal);
    }

    [TestMethod]
    public void Collectors_that_start_at_once_make_one_set_of_tables()
    {
        using var home = new PostgresHome();

        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ => home.Open().Dispose());

        Assert.AreEqual("1", PostgresCluster.Execute(home.Connection, "SELECT count(*) FROM footfall.format").Single());
    }

    [TestMethod]
    public void Only_these_tables_and_columns_exist()
    {
        using var home = new PostgresHome();
        home.Open().Dispose();

        var columns = PostgresCluster.Execute(
            home.Connection,
            "SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY table_name, ordinal_position");

        string[] expected =
        [
            "cell.tool", "cell.window", "cell.kind", "cell.a", "cell.b", "cell.reports", "cell.sum",
            "format.version",
            "gate.gate",
            "intake.tool", "intake.window", "intake.open",
            "nonce.tool", "nonce.window", "nonce.nonce",
            "release.number", "release.tool", "release.window", "release.start", "release.day", "release.rows", "release.digest", "release.chain",
            "span.tool", "span.last", "span.days", "span.active", "span.cells",
            "tool.tool", "tool.since",
        ];
        CollectionAssert.AreEqual(expected, columns);
    }

    [TestMethod]
    public void A_server_that_keeps_too_much_is_warned_of_and_one_that_keeps_too_little_is_refused()
    {
        using var cluster = new PostgresCluster("-c track_commit_timestamp=on -c archive_mode=on -c log_statement=mod -c log_parameter_max_length_on_error=-1");
        var connection = cluster.Create();

        Assert.IsTrue(PostgresDatabase.TryOpen(connection, out var ledger, out var warnings, out var error), error);
        ledger.Dispose();
        PostgresCluster.Execute(connection, "ALTER SYSTEM SET fsync = off");
        PostgresCluster.Execute(connection, "SELECT pg_reload_conf()");
        Testing.Patience.Wait(() => PostgresCluster.Execute(connection, "SHOW fsync").Single() == "off", Testing.Patience.Usual, () => "The server did not read its settings again.");

        string[] settings = ["track_commit_timestamp", "archive_mode", "log_statement", "log_parameter_max_length_on_error"];
        Assert.HasCount(settings.Length, warnings);
        for (var i = 0; i < settings.Length; i++)
        {
            StringAssert.Contains(warnings[i], $"Set {settings[i]} ", StringComparison.Ordinal);
        }

        StringAssert.EndsWith(Refusal(connection), ": Its server does not write what is committed to the disk. Set fsync = on.", StringComparison.Ordinal);
    }

    [TestMethod]
    public void A_server_as_it_is_installed_gives_no_warning()
    {
        using var home = new PostgresHome();

        Assert.IsTrue(PostgresDatabase.TryOpen(home.Connection, out var ledger, out var warnings, out var error), error);
        ledger.Dispose();

        Assert.IsEmpty(warnings);
    }

    private static string Refusal(string connection)
    {
        Assert.IsFalse(PostgresDatabase.TryOpen(connection, out _, out _, out var error));
        return error;
    }
}
