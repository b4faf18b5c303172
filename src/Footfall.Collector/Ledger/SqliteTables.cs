namespace Footfall.Collector;

/// <summary>
/// The tables of a ledger in SQLite, and the way from older ones to them. Days are the codes of day windows. No table has row numbers or
/// times, so that nothing in them says in which order reports came.
/// </summary>
internal static class SqliteTables
{
    /// <summary>The version of the tables, in the file's <c>user_version</c>.</summary>
    public const int Schema = 2;

    /// <summary>Makes the tables of <see cref="Schema"/>.</summary>
    public const string Create =
        $"""
        {Cell}
        CREATE TABLE nonce (
          tool TEXT NOT NULL, window INTEGER NOT NULL, nonce BLOB NOT NULL,
          PRIMARY KEY (tool, window, nonce)) STRICT, WITHOUT ROWID;
        CREATE TABLE closed (
          tool TEXT NOT NULL, window INTEGER NOT NULL,
          PRIMARY KEY (tool, window)) STRICT, WITHOUT ROWID;
        {Publication}
        """;

    // How many reports a sum is of was not kept before: one at least, and where each counts 1, as many as the sum. Too few hides, and that is safe.
    // 7 to 11: the kinds that say only that something was there.
    private const string From1 =
        $"""
        ALTER TABLE cell RENAME TO older;
        {Cell}
        INSERT INTO cell SELECT tool, window, kind, a, b, CASE WHEN kind BETWEEN 7 AND 11 THEN sum ELSE 1 END, sum FROM older ORDER BY tool, window, kind, a, b;
        DROP TABLE older;
        {Publication}
        """;

    private const string Cell =
        """
        CREATE TABLE cell (
          tool TEXT NOT NULL, window INTEGER NOT NULL, kind INTEGER NOT NULL, a INTEGER NOT NULL, b INTEGER NOT NULL,
          reports INTEGER NOT NULL, sum INTEGER NOT NULL,
          PRIMARY KEY (tool, window, kind, a, b)) STRICT, WITHOUT ROWID;
        """;

    private const string Publication =
        """
        CREATE TABLE tool (
          tool TEXT NOT NULL, since INTEGER NOT NULL,
          PRIMARY KEY (tool)) STRICT, WITHOUT ROWID;
        CREATE TABLE span (
          tool TEXT NOT NULL, last INTEGER NOT NULL, days INTEGER NOT NULL, active INTEGER NOT NULL, cells INTEGER NOT NULL,
          PRIMARY KEY (tool, last, days)) STRICT, WITHOUT ROWID;
        CREATE TABLE release (
          number INTEGER NOT NULL, tool TEXT NOT NULL, window INTEGER NOT NULL, start INTEGER NOT NULL, day INTEGER NOT NULL,
          rows TEXT NOT NULL, digest TEXT NOT NULL, chain TEXT NOT NULL,
          PRIMARY KEY (number), UNIQUE (tool, window)) STRICT, WITHOUT ROWID;
        CREATE INDEX release_start ON release (tool, start);
        """;

    /// <summary>What makes <see cref="Schema"/> out of an older one. In one transaction with the new version number.</summary>
    public static IEnumerable<string> Migrate(long from)
    {
        if (from < 2)
        {
            yield return From1;
        }
    }
}
