using Microsoft.Data.Sqlite;

namespace Footfall;

/// <summary>
/// The cache in an SQLite file. Rollback journal and extra synchronisation, which syncs the directory after the rollback journal is gone too: what
/// was committed survives a power cut, so that a segment may be deleted after it was folded. <c>secure_delete</c> overwrites what is deleted.
/// Tables are in <c>spec/journal.md</c>, section 6.
/// </summary>
internal sealed class SqliteCache : ICache
{
    private readonly SqliteConnection connection;

    private SqliteCache(SqliteConnection connection) => this.connection = connection;

    /// <summary>Opens the file, or makes it (0600) where there is none.</summary>
    /// <exception cref="CacheException">It cannot be used.</exception>
    public static SqliteCache Open(string path)
    {
        if (Files(path).FirstOrDefault(file => !OwnPlace.TakesFile(file)) is { } other)
        {
            throw new CacheException(CacheTrouble.Unavailable, $"'{other}' is a link or no file, or has another name elsewhere.");
        }

        try
        {
            if (!OwnPlace.IsThere(path))
            {
                Make(path, _ => { });
            }
            else if (new FileInfo(path).Length == 0)
            {
                // SQLite would take it for a new one, and what is in the journal would be counted once more.
                throw new CacheException(CacheTrouble.Damaged, "It is empty.");
            }
        }
        catch (Exception e) when (e is (IOException and not CacheException) or UnauthorizedAccessException)
        {
            throw new CacheException(CacheTrouble.Unavailable, e.Message, e);
        }

        var connection = Connect(path);
        try
        {
            SqliteErrors.Translate(() => Prepare(connection, path));
            return new SqliteCache(connection);
        }
        catch (CacheException)
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Puts a new one in the place of whatever is there, in one step: a kill leaves the old file or the new one with what
    /// <paramref name="first"/> stored in it.
    /// </summary>
    /// <exception cref="CacheException">It cannot be made; the old file is as it was.</exception>
    public static SqliteCache Replace(string path, Action<ICacheTransaction> first)
    {
        try
        {
            Make(path, first);
        }
        catch (Exception e) when (e is (IOException and not CacheException) or UnauthorizedAccessException)
        {
            throw new CacheException(CacheTrouble.Unavailable, e.Message, e);
        }

        return Open(path);
    }

    public ICacheTransaction Begin() => SqliteErrors.Translate<ICacheTransaction>(() => new SqliteCacheTransaction(connection));

    public void Dispose() => connection.Dispose();

    /// <summary>The database, and what SQLite would read beside it.</summary>
    private static string[] Files(string path) => [path, path + "-journal", path + "-wal", path + "-shm"];

    /// <summary>Beside its place, and moved there when it is whole: no kill leaves a file without tables.</summary>
    private static void Make(string path, Action<ICacheTransaction> first)
    {
        var fresh = path + ".new";
        File.Delete(fresh);
        File.Delete(fresh + "-journal");
        PrivateFiles.Open(fresh, FileMode.CreateNew, FileAccess.Write).Dispose();
        SqliteErrors.Translate(() =>
        {
            using var connection = Connect(fresh);
            Open(connection);
            Execute(connection, "PRAGMA synchronous = EXTRA");
            SqliteSchema.Upgrade(connection, from: 0);
            using var transaction = new SqliteCacheTransaction(connection);
            first(transaction);
            transaction.Commit();
        });

        // The rollback journal of a file that is gone would be played back into this one.
        File.Delete(path + "-journal");
        File.Move(fresh, path, overwrite: true);
    }

    private static SqliteConnection Connect(string path) => new(new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = SqliteOpenMode.ReadWrite,
        Pooling = false,
        DefaultTimeout = 5,
    }.ToString());

    /// <summary>
    /// Sorts and rollbacks of single statements stay in memory: SQLite would put them into the machine's directory for temporary files, and
    /// what is kept lies in one directory.
    /// </summary>
    private static void Open(SqliteConnection connection)
    {
        connection.Open();
        Execute(connection, "PRAGMA temp_store = MEMORY");
    }

    private static void Prepare(SqliteConnection connection, string path)
    {
        Open(connection);
        var version = (long)Scalar(connection, "PRAGMA user_version")!;
        if (version > SqliteSchema.Version)
        {
            throw new CacheException(CacheTrouble.Newer, $"A newer Footfall wrote it (schema {version}; this one knows {SqliteSchema.Version}).");
        }

        if (version < 1)
        {
            throw new CacheException(CacheTrouble.Damaged, "It is not a cache of Footfall.");
        }

        // After the version: changing the journal's mode would write into a newer file.
        Execute(connection, "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;");
        if ((string)Scalar(connection, "PRAGMA quick_check(1)")! is var answer && answer != "ok")
        {
            throw new CacheException(CacheTrouble.Damaged, answer);
        }

        // SQLite reads a page that is cut short as if it ended in zeros.
        if (new FileInfo(path).Length < (long)Scalar(connection, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")!)
        {
            throw new CacheException(CacheTrouble.Damaged, "Its end is missing.");
        }

        SqliteSchema.Upgrade(connection, (int)version);
    }

    private static void Execute(SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        command.ExecuteNonQuery();
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
