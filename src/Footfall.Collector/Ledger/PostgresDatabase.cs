using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace Footfall.Collector;

/// <summary>Reaches a PostgreSQL database, makes its tables where there are none, and says what is wrong with it.</summary>
internal static class PostgresDatabase
{
    // Two collectors that start at once make the same tables; the second one then finds them.
    private const int MostTries = 5;

    /// <summary>
    /// Opens a collector's database, which others may have open too. False, with the reason in words, when that cannot be. The password is in no text.
    /// </summary>
    /// <param name="connection">A connection string of Npgsql.</param>
    /// <param name="ledger">The ledger.</param>
    /// <param name="warnings">What the server keeps that it should not keep, one sentence each.</param>
    /// <param name="error">What is wrong.</param>
    public static bool TryOpen(string connection, [NotNullWhen(true)] out ILedger? ledger, out IReadOnlyList<string> warnings, [NotNullWhen(false)] out string? error)
    {
        ledger = null;
        warnings = [];
        if (!TryRead(connection, out var settings))
        {
            // Not a word of it: a password with a blank or a semicolon makes it unreadable too.
            error = "It is not a connection string such as Host=/run/postgresql;Database=footfall;Username=footfall.";
            return false;
        }

        var source = NpgsqlDataSource.Create(settings);
        error = Open(source, out var isPostgres, out warnings);
        if (error is not null)
        {
            error = $"{Place(settings)}: {error}";
            source.Dispose();
            return false;
        }

        ledger = new PostgresLedger(new PostgresPool(source), isPostgres);
        return true;
    }

    /// <summary>Host and database of a connection string, for people to read. Empty when it is none.</summary>
    public static string Place(string connection) => TryRead(connection, out var settings) ? Place(settings) : "";

    private static string Place(NpgsqlConnectionStringBuilder settings) => $"database {settings.Database ?? settings.Username} at {settings.Host}";

    private static bool TryRead(string connection, [NotNullWhen(true)] out NpgsqlConnectionStringBuilder? settings)
    {
        settings = null;
        try
        {
            // What went wrong is told without the values that it went wrong with.
            var read = new NpgsqlConnectionStringBuilder(connection) { IncludeErrorDetail = false, PersistSecurityInfo = false, ApplicationName = "Footfall.Collector" };
            settings = string.IsNullOrEmpty(read.Host) ? null : read;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException or InvalidCastException)
        {
            // Said by the caller.
        }

        return settings is not null;
    }

    private static string? Open(NpgsqlDataSource source, out bool isPostgres, out IReadOnlyList<string> warnings)
    {
        isPostgres = false;
        warnings = [];
        for (var tries = 1; ; tries++)
        {
            try
            {
                using var connection = source.OpenConnection();
                var session = new PostgresSession(connection);
                var server = PostgresServer.Ask(session);
                isPostgres = server.IsPostgres;
                warnings = [.. server.Warnings];
                return server.Problem ?? Prepare(session, isPostgres);
            }
            catch (PostgresException e) when (tries < MostTries && IsOfAnotherStart(e))
            {
                // The other one has made them by now, or is about to.
            }
            catch (PostgresException e)
            {
                return $"The server refuses: {e.MessageText.TrimEnd('.')}.";
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException)
            {
                return $"It cannot be reached: {(e.InnerException ?? e).Message.TrimEnd('.')}.";
            }
        }
    }

    private static string? Prepare(PostgresSession session, bool isPostgres)
    {
        using var transaction = session.Begin(System.Data.IsolationLevel.ReadCommitted);
        var isThere = session.Query("SELECT 1 FROM information_schema.tables WHERE table_schema = 'footfall' AND table_name = 'format'", _ => 1).Count > 0;
        var version = isThere ? session.Query("SELECT version FROM footfall.format FOR UPDATE", row => row.GetInt32(0)).Single() : 0;
        if (version > PostgresTables.Schema)
        {
            return $"It has the format {version}, made by a newer collector; this one reads {PostgresTables.Schema}. Use the newer collector.";
        }

        if (version < PostgresTables.Schema)
        {
            foreach (var step in Steps(version, isPostgres))
            {
                session.Execute(step);
            }

            transaction.Commit();
        }

        return null;
    }

    private static IEnumerable<string> Steps(int version, bool isPostgres) => version == 0
        ? [.. PostgresTables.Create, .. isPostgres ? (string[])[PostgresTables.KeepNoSamples] : [], $"INSERT INTO footfall.format VALUES ({PostgresTables.Schema})"]
        : [.. PostgresTables.Migrate(version), $"UPDATE footfall.format SET version = {PostgresTables.Schema}"];

    private static bool IsOfAnotherStart(PostgresException e) => e.SqlState
        is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DuplicateSchema or PostgresErrorCodes.DuplicateTable
        or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;
}
