using System.Data;
using System.Net.Sockets;
using Npgsql;

namespace Footfall.Collector;

/// <summary>
/// Connections to one database. What failed only because something else happened at the same time, or because the server was
/// started anew, is tried again: everything that the ledger does may be done twice. Thread-safe.
/// </summary>
internal sealed class PostgresPool(NpgsqlDataSource source) : IDisposable
{
    private const int MostTries = 5;

    /// <summary>Asks for something.</summary>
    /// <exception cref="LedgerException">The server did not answer, or not with that.</exception>
    /// <param name="work">What is asked. It may be called several times.</param>
    /// <param name="patience">How long a statement may take. Default: as the connection string says, or 30 s.</param>
    public T Read<T>(Func<PostgresSession, T> work, TimeSpan? patience = null)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                using var connection = source.OpenConnection();
                return work(new PostgresSession(connection, patience));
            }
            catch (NpgsqlException e) when (tries < MostTries && IsPassing(e))
            {
                if (e is not PostgresException)
                {
                    // One connection is lost, so the others probably are.
                    source.Clear();
                }
            }
            catch (Exception e) when (e is NpgsqlException or InvalidDataException or TimeoutException or FormatException or OverflowException)
            {
                throw new LedgerException($"The database failed: {e.Message}", e);
            }
        }
    }

    /// <summary>Changes something: all of it or nothing, and durable when this returns.</summary>
    /// <exception cref="LedgerException">Nothing was changed, or the connection was lost in the moment of the commit and nobody knows.</exception>
    /// <param name="work">The changes. It may be called several times.</param>
    /// <param name="patience">How long a statement may take. Default: as the connection string says, or 30 s.</param>
    public T Write<T>(Func<PostgresSession, T> work, TimeSpan? patience = null) => Read(
        session =>
        {
            using var transaction = session.Begin(IsolationLevel.ReadCommitted);

            // Whatever the default of the server, the database or the user, and also where connections are shared between transactions.
            session.Execute("SET LOCAL synchronous_commit = on");
            var result = work(session);
            transaction.Commit();
            return result;
        },
        patience);

    /// <inheritdoc />
    public void Dispose() => source.Dispose();

    private static bool IsPassing(NpgsqlException e) => e is PostgresException refused
        ? refused.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected
            or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown
        : e.InnerException is IOException or SocketException;
}
