using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Footfall;

/// <summary>What SQLite reports, as the cache's own troubles.</summary>
internal static class SqliteErrors
{
    public static void Translate(Action work) => Translate(() =>
    {
        work();
        return true;
    });

    public static T Translate<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException e)
        {
            throw new CacheException(TroubleOf(e.SqliteErrorCode), e.Message, e);
        }
        catch (Exception e) when (e is InvalidCastException or FormatException or OverflowException or ArgumentException or NullReferenceException
            or InvalidOperationException)
        {
            // A row that no version of ours has written: the file was changed by someone or something else.
            throw new CacheException(CacheTrouble.Damaged, "A row of it cannot be understood.", e);
        }
    }

    private static CacheTrouble TroubleOf(int code) => code switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_FULL or raw.SQLITE_IOERR or raw.SQLITE_READONLY
            or raw.SQLITE_CANTOPEN or raw.SQLITE_PERM or raw.SQLITE_NOMEM or raw.SQLITE_INTERRUPT => CacheTrouble.Unavailable,
        _ => CacheTrouble.Damaged,
    };
}
