using Footfall.Protocol;

namespace Footfall.Collector.Tests;

[TestClass]
public sealed class PostgresOrderTests
{
    private static readonly string[] Tables = ["intake", "nonce", "cell"];

    [TestMethod]
    public void After_rewriting_rows_lie_the_same_whatever_the_order_in_which_reports_came()
    {
        using var home = new PostgresHome();
        using var other = new PostgresHome();
        var entries = Enumerable.Range(0, 300)
            .Select(i => Some.Entry(Some.Report(1) with { Subject = new Subject(ReportKind.Version, i, 1), Window = Window.Containing(Some.Today.PlusDays(-i % 5), WindowLength.Day) }))
            .ToList();

        Fill(home, entries);
        Fill(other, Enumerable.Reverse(entries));

        foreach (var table in Tables)
        {
            CollectionAssert.AreEqual(Rows(home, table), Rows(other, table), table);
            Assert.AreEqual("1", PostgresCluster.Execute(home.Connection, $"SELECT count(DISTINCT xmin::text) FROM footfall.{table}").Single(), table);
            Assert.AreEqual("1", PostgresCluster.Execute(home.Connection, $"SELECT count(DISTINCT (xmax::text, cmin::text)) FROM footfall.{table}").Single(), table);
        }
    }

    [TestMethod]
    public void Nonces_of_closed_windows_are_in_no_file_and_in_the_servers_log_of_changes_no_longer_than_it_keeps_that()
    {
        using var cluster = new PostgresCluster("-c wal_recycle=off");
        var connection = cluster.Create();
        var nonces = Enumerable.Range(0, 300).Select(_ => Some.Nonce()).ToList();
        using var ledger = PostgresHome.Open(connection);
        ledger.Commit([.. nonces.OrderBy(nonce => nonce.Hex, StringComparer.Ordinal).Select(nonce => Some.Entry(nonce: nonce))]);
        PostgresCluster.Execute(connection, "ANALYZE");
        PostgresCluster.Execute(connection, "CHECKPOINT");
        Assert.HasCount(300, Held(cluster, nonces, "/base/"));

        ledger.CloseIntake(IntakePeriod.Default, Some.LastWeek.End.PlusDays(IntakePeriod.Default.Days));
        ledger.Rewrite();
        var afterRewriting = Held(cluster, nonces, "/base/");
        PostgresCluster.Execute(connection, "SELECT pg_switch_wal()");
        PostgresCluster.Execute(connection, "CHECKPOINT");
        var later = Held(cluster, nonces, "/");

        Assert.IsEmpty(afterRewriting);
        Assert.IsEmpty(later);
        Assert.AreEqual(4 * 300, ledger.Cells(ToolName.Parse("git"), 0, int.MaxValue).Single().Sum);
    }

    private static void Fill(PostgresHome home, IEnumerable<Entry> entries)
    {
        using var ledger = home.Open();
        foreach (var entry in entries)
        {
            ledger.Commit([entry]);
        }

        ledger.Rewrite();
    }

    // With where they lie.
    private static List<string> Rows(PostgresHome home, string table) =>
        PostgresCluster.Execute(home.Connection, $"SELECT ctid::text || one::text FROM footfall.{table} AS one ORDER BY ctid");

    private static List<Nonce> Held(PostgresCluster cluster, List<Nonce> nonces, string folder)
    {
        var files = cluster.Files().Where(file => file.Key.Contains(folder, StringComparison.Ordinal)).Select(file => file.Value).ToList();
        return [.. nonces.Where(nonce => files.Exists(bytes => bytes.AsSpan().IndexOf(Convert.FromHexString(nonce.Hex)) >= 0))];
    }
}
