namespace Footfall.Collector;

/// <content>The way of the order of arrival out of the tables.</content>
internal sealed partial class PostgresLedger
{
    private static readonly TimeSpan RewritingPatience = TimeSpan.FromHours(1);

    /// <inheritdoc />
    public void Rewrite()
    {
        if (rewrites)
        {
            pool.Write(RewriteAll, RewritingPatience);
        }
    }

    // All rows anew in the order of their keys by one transaction: neither their places nor the numbers of the transactions that wrote
    // them say what came first, and the files that held what was deleted are gone.
    private static bool RewriteAll(PostgresSession session)
    {
        // Where another collector is at it, that is as good.
        if (session.Query("SELECT gate FROM footfall.gate WHERE gate = $1 FOR UPDATE SKIP LOCKED", _ => 1, PostgresTables.RewriteGate).Count == 0)
        {
            return false;
        }

        session.Execute($"LOCK TABLE {string.Join(", ", PostgresTables.Rewritten.Select(one => one.Table))} IN ACCESS EXCLUSIVE MODE");
        foreach (var (table, key) in PostgresTables.Rewritten)
        {
            session.Execute($"CREATE TEMPORARY TABLE rewritten ON COMMIT DROP AS SELECT * FROM {table}");
            session.Execute($"TRUNCATE {table}");
            session.Execute($"INSERT INTO {table} SELECT * FROM rewritten ORDER BY {key}");
            session.Execute("DROP TABLE rewritten");
        }

        return true;
    }
}
