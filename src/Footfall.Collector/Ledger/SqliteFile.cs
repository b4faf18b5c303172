using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Footfall.Collector;

/// <summary>
/// Opens the database file, or makes it. A file that is not a collector's, is damaged or comes from a newer collector is left as it is:
/// its header is read as plain bytes before SQLite, which repairs and rewrites, gets to see it.
/// </summary>
internal static class SqliteFile
{
    // "Foot", in the field that SQLite keeps for the file's owner.
    private const int ApplicationId = 0x466F6F74;

    private const int HeaderSize = 100;
    private const int VersionOffset = 60;
    private const int ApplicationOffset = 68;

    // SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE: closing a connection to a damaged file must not write into it.
    private const int NoCheckpointOnClose = 1006;

    /// <summary>Opens a collector's database, for this process alone. False, with the reason in words, when that cannot be.</summary>
    public static bool TryOpen(string path, [NotNullWhen(true)] out ILedger? ledger, [NotNullWhen(false)] out string? error)
    {
        ledger = TryConnect(path, out var connection, out error) ? new SqliteLedger(connection) : null;
        return ledger is not null;
    }

    /// <summary>What is wrong with a file, in words, as far as can be told without opening or making it; null when nothing is.</summary>
    public static string? Look(string path)
    {
        try
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(path));
            return !Directory.Exists(folder) ? $"There is no folder {folder}."
                : File.Exists(path) && new FileInfo(path).Length > 0 ? Problem(path)
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"It cannot be opened: {e.Message.TrimEnd('.')}.";
        }
    }

    /// <summary>The connection that a ledger lives on, with its tables and settings.</summary>
    public static bool TryConnect(string path, [NotNullWhen(true)] out SqliteConnection? connection, [NotNullWhen(false)] out string? error)
    {
        connection = null;
        try
        {
            error = Create(path) ? null : Problem(path);
            if (error is null)
            {
                connection = Connect(path);
                error = Problem(connection);
                if (error is null)
                {
                    Prepare(connection);
                    return true;
                }
            }
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            error = (e as SqliteException)?.SqliteErrorCode switch
            {
                raw.SQLITE_BUSY or raw.SQLITE_LOCKED => "It is in use by another process. A database has one collector; stop the other or give another --database.",
                raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => Damaged(e.Message),
                _ => $"It cannot be opened: {e.Message.TrimEnd('.')}.",
            };
        }

        connection?.Dispose();
        connection = null;
        return false;
    }

    /// <summary>Runs a statement that takes and gives nothing.</summary>
    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    // Only the owner reads raw sums; SQLite gives its log the mode of the file.
    private static bool Create(string path)
    {
        if (File.Exists(path))
        {
            return new FileInfo(path).Length == 0;
        }

        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        new FileStream(path, options).Dispose();
        return true;
    }

    private static string? Problem(string path)
    {
        Span<byte> header = stackalloc byte[HeaderSize];
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
        {
            if (file.ReadAtLeast(header, HeaderSize, throwOnEndOfStream: false) < HeaderSize || !header.StartsWith("SQLite format 3\0"u8))
            {
                return "It is not a SQLite database. Give another file with --database, or move this one away.";
            }
        }

        if (BinaryPrimitives.ReadInt32BigEndian(header[ApplicationOffset..]) != ApplicationId)
        {
            return "It is a SQLite database of another program. Give another file with --database.";
        }

        var version = BinaryPrimitives.ReadInt32BigEndian(header[VersionOffset..]);
        return version <= SqliteTables.Schema
            ? null
            : $"It has the format {version}, made by a newer collector; this one reads {SqliteTables.Schema}. Use the newer collector.";
    }

    private static SqliteConnection Connect(string path)
    {
        Batteries_V2.Init();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
            DefaultTimeout = 1,
        }.ToString());
        connection.Open();
        KeepLogOnClose(connection, yes: File.Exists(path + "-wal"));
        Execute(connection, "PRAGMA locking_mode = EXCLUSIVE");
        return connection;
    }

    private static string? Problem(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA quick_check(1)";
        var verdict = (string?)command.ExecuteScalar();
        return verdict == "ok" ? null : Damaged(verdict);
    }

    private static string Damaged(string? how) => $"It is damaged ({how?.TrimEnd('.')}). Restore a copy, or move it away to begin anew.";

    private static void KeepLogOnClose(SqliteConnection connection, bool yes) =>
        raw.sqlite3_db_config(connection.Handle, NoCheckpointOnClose, yes ? 1 : 0, out _);

    private static void Prepare(SqliteConnection connection)
    {
        KeepLogOnClose(connection, yes: false);

        // FULL: a commit is on the disk before it is acknowledged. secure_delete: what is deleted is overwritten.
        // temp_store: no copy of anything in a temporary file. cache_size: 32 MiB, because nonces fall anywhere in their table, and what is
        // not in the cache is read and written again for each batch. For the same reason each nonce costs a page of the log, so pages of a new
        // file are half of what is usual; an older file keeps its own.
        Execute(
            connection,
            "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32768; PRAGMA page_size = 2048");
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "PRAGMA user_version";
            var version = (long)command.ExecuteScalar()!;
            if (version < SqliteTables.Schema)
            {
                // Before the write-ahead log, so that the file's own header tells whose it is from the first moment.
                var steps = version == 0 ? SqliteTables.Create : string.Concat(SqliteTables.Migrate(version));
                Execute(connection, $"BEGIN; {steps} PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {SqliteTables.Schema}; COMMIT");
            }
        }

        // Of its own accord SQLite carries the log over after 1,000 pages. After 16,000 a page that changed many times is carried over once. The
        // ledger does it each second anyway.
        Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 16000");
    }
}
