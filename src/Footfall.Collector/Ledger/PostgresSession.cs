using System.Data;
using Npgsql;

namespace Footfall.Collector;

/// <summary>Statements on one connection, with parameters <c>$1</c>, <c>$2</c> and so on.</summary>
/// <param name="connection">The connection; stays the caller's.</param>
/// <param name="patience">How long a statement may take. Default: as the connection string says, or 30 s.</param>
internal sealed class PostgresSession(NpgsqlConnection connection, TimeSpan? patience = null)
{
    /// <summary>Begins a transaction; unless it is committed, disposing it takes everything back.</summary>
    public NpgsqlTransaction Begin(IsolationLevel isolation) => connection.BeginTransaction(isolation);

    /// <summary>All rows of an answer.</summary>
    public List<T> Query<T>(string sql, Func<NpgsqlDataReader, T> read, params ReadOnlySpan<object> values)
    {
        using var command = Command(sql, values);
        using var rows = command.ExecuteReader();
        var found = new List<T>();
        while (rows.Read())
        {
            found.Add(read(rows));
        }

        return found;
    }

    /// <summary>Runs a statement that gives nothing.</summary>
    public void Execute(string sql, params ReadOnlySpan<object> values)
    {
        using var command = Command(sql, values);
        command.ExecuteNonQuery();
    }

    private NpgsqlCommand Command(string sql, ReadOnlySpan<object> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        if (patience is { } longest)
        {
            command.CommandTimeout = (int)longest.TotalSeconds;
        }

        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }
}
