namespace Footfall.Collector;

/// <summary>
/// The tables of a ledger in PostgreSQL, in a schema of their own, and the way from older ones to them. The columns are those of
/// <see cref="SqliteTables"/>. Plain SQL, which the databases that speak PostgreSQL's protocol understand too.
/// </summary>
internal static class PostgresTables
{
    /// <summary>The version of the tables, in the table <c>format</c>.</summary>
    public const int Schema = 1;

    /// <summary>The row of the table <c>gate</c> that whoever releases holds.</summary>
    public const int ReleaseGate = 1;

    /// <summary>The row of the table <c>gate</c> that whoever rewrites holds.</summary>
    public const int RewriteGate = 2;

    /// <summary>
    /// Makes the tables of <see cref="Schema"/>, without the version number. <c>intake</c> says of each window that something came for
    /// whether its intake is open; a writer holds its rows while it adds, so that who closes a window waits for those that are adding.
    /// </summary>
    public static readonly IReadOnlyList<string> Create =
    [
        "CREATE SCHEMA footfall",
        "CREATE TABLE footfall.format (version INTEGER NOT NULL, PRIMARY KEY (version))",
        "CREATE TABLE footfall.gate (gate INTEGER NOT NULL, PRIMARY KEY (gate))",
        """
        CREATE TABLE footfall.cell (
          tool TEXT NOT NULL, "window" INTEGER NOT NULL, kind INTEGER NOT NULL, a BIGINT NOT NULL, b BIGINT NOT NULL,
          reports BIGINT NOT NULL, sum BIGINT NOT NULL,
          PRIMARY KEY (tool, "window", kind, a, b))
        """,
        """
        CREATE TABLE footfall.nonce (
          tool TEXT NOT NULL, "window" INTEGER NOT NULL, nonce UUID NOT NULL,
          PRIMARY KEY (tool, "window", nonce))
        """,
        """
        CREATE TABLE footfall.intake (
          tool TEXT NOT NULL, "window" INTEGER NOT NULL, open BOOLEAN NOT NULL,
          PRIMARY KEY (tool, "window"))
        """,
        "CREATE TABLE footfall.tool (tool TEXT NOT NULL, since INTEGER NOT NULL, PRIMARY KEY (tool))",
        """
        CREATE TABLE footfall.span (
          tool TEXT NOT NULL, last INTEGER NOT NULL, days INTEGER NOT NULL, active BIGINT NOT NULL, cells INTEGER NOT NULL,
          PRIMARY KEY (tool, last, days))
        """,
        """
        CREATE TABLE footfall.release (
          number BIGINT NOT NULL, tool TEXT NOT NULL, "window" INTEGER NOT NULL, start INTEGER NOT NULL, day INTEGER NOT NULL,
          rows TEXT NOT NULL, digest TEXT NOT NULL, chain TEXT NOT NULL,
          PRIMARY KEY (number), UNIQUE (tool, "window"))
        """,
        "CREATE INDEX release_start ON footfall.release (tool, start)",
        $"INSERT INTO footfall.gate VALUES ({ReleaseGate}), ({RewriteGate})",
    ];

    /// <summary>
    /// What only PostgreSQL itself needs and understands: its statistics about a column are samples of it, and samples of nonces would
    /// outlive the nonces.
    /// </summary>
    public const string KeepNoSamples = "ALTER TABLE footfall.nonce ALTER COLUMN nonce SET STATISTICS 0";

    /// <summary>The tables whose rows tell the order in which they were written, with their keys, in the order in which they are locked.</summary>
    public static readonly IReadOnlyList<(string Table, string Key)> Rewritten =
    [
        ("footfall.intake", "tool, \"window\""),
        ("footfall.nonce", "tool, \"window\", nonce"),
        ("footfall.cell", "tool, \"window\", kind, a, b"),
    ];

    /// <summary>What makes <see cref="Schema"/> out of an older one. In one transaction with the new version number.</summary>
    public static IEnumerable<string> Migrate(int from)
    {
        // The first change of the tables comes here: if (from < 2) …
        ArgumentOutOfRangeException.ThrowIfNotEqual(from, Schema);
        yield break;
    }
}
