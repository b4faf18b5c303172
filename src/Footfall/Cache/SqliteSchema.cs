using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Footfall;

/// <summary>
/// The tables of the cache as the steps that lead to them: step n makes version n out of version n − 1. A new file goes through all of them, an
/// older one through those that it lacks, in one transaction. Steps that were released never change.
/// </summary>
internal static class SqliteSchema
{
    private static readonly string[] Steps =
    [
        """
        CREATE TABLE segment (day INTEGER PRIMARY KEY, offset INTEGER NOT NULL) STRICT;
        CREATE TABLE cell (
            "window" INTEGER NOT NULL, shared INTEGER NOT NULL, kind INTEGER NOT NULL, a INTEGER NOT NULL, b INTEGER NOT NULL,
            count INTEGER NOT NULL, PRIMARY KEY ("window", shared, kind, a, b)) STRICT, WITHOUT ROWID;
        CREATE TABLE fact (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE failure (day INTEGER NOT NULL, command INTEGER NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (day, command)) STRICT, WITHOUT ROWID;
        CREATE TABLE outbox (
            nonce TEXT PRIMARY KEY, body BLOB NOT NULL, release INTEGER NOT NULL, deadline INTEGER NOT NULL,
            attempts INTEGER NOT NULL, refusal TEXT) STRICT, WITHOUT ROWID;
        CREATE TABLE sent (nonce TEXT PRIMARY KEY, body BLOB NOT NULL, endpoint TEXT NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        """,
        """
        CREATE INDEX sent_at ON sent (at);
        DELETE FROM fact WHERE name = 'last-sent';
        """,
    ];

    /// <summary>The version that this Footfall writes.</summary>
    public static int Version => Steps.Length;

    /// <summary>Brings a file to <see cref="Version"/>; does nothing where it is that already.</summary>
    /// <param name="connection">Open, and in no transaction.</param>
    /// <param name="from">The version of the file: 0 for one without tables.</param>
    public static void Upgrade(SqliteConnection connection, int from)
    {
        if (from == Version)
        {
            return;
        }

        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"{string.Concat(Steps[from..])}PRAGMA user_version = {Version};");
        command.ExecuteNonQuery();
        transaction.Commit();
    }
}
