using Footfall.Protocol;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace Footfall.Collector;

/// <summary>
/// The ledger in one SQLite file. Its tables have no row numbers and no times, so that nothing in them says in which order reports came.
/// The write-ahead log would: it is a history of the latest commits. <see cref="Settle"/> empties it.
/// </summary>
internal sealed class SqliteLedger : ILedger
{
    private readonly Lock turn = new();
    private readonly SqliteConnection connection;
    private readonly SqliteCommand remember;
    private readonly SqliteCommand add;
    private bool isUnsettled = true;

    /// <summary>Takes over a connection that <see cref="SqliteFile"/> has opened, and disposes of it.</summary>
    public SqliteLedger(SqliteConnection connection)
    {
        this.connection = connection;
        remember = Prepare(
            """
            INSERT INTO nonce SELECT $tool, $window, $nonce
            WHERE NOT EXISTS (SELECT 1 FROM closed WHERE tool = $tool AND window = $window)
            ON CONFLICT DO NOTHING
            """,
            "$tool",
            "$window",
            "$nonce");
        add = Prepare(
            $"""
            INSERT INTO cell VALUES ($tool, $window, $kind, $a, $b, $count)
            ON CONFLICT DO UPDATE SET sum = min(sum + $count, {Cell.LargestSum})
            """,
            "$tool",
            "$window",
            "$kind",
            "$a",
            "$b",
            "$count");
    }

    /// <inheritdoc />
    public void Commit(IReadOnlyCollection<Entry> batch, LocalDate today) => Locked(() =>
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        remember.Transaction = add.Transaction = transaction;
        foreach (var (tool, report, nonce) in batch)
        {
            if (!IntakePeriod.IsOver(report.Window, today) && IsNew(tool, report.Window, nonce))
            {
                Add(tool, report);
            }
        }

        transaction.Commit();
        return isUnsettled = true;
    });

    /// <inheritdoc />
    public void CloseIntake(LocalDate today) => Locked(() =>
    {
        var over = NonceWindows().Where(held => IntakePeriod.IsOver(held.Window, today)).ToList();
        if (over.Count == 0)
        {
            return false;
        }

        using (var transaction = connection.BeginTransaction(deferred: false))
        {
            foreach (var (tool, window) in over)
            {
                Execute("INSERT INTO closed VALUES ($tool, $window) ON CONFLICT DO NOTHING", transaction, tool, window.Code);
                Execute("DELETE FROM nonce WHERE tool = $tool AND window = $window", transaction, tool, window.Code);
            }

            transaction.Commit();
        }

        // Written anew in the order of their keys: inside a page, rows otherwise lie in the order in which they came.
        isUnsettled = true;
        SqliteFile.Execute(connection, "VACUUM");
        return SettleNow();
    });

    /// <inheritdoc />
    public void Settle() => Locked(() => isUnsettled && SettleNow());

    /// <inheritdoc />
    public IReadOnlyList<Cell> Cells(ToolName tool, int firstWindow, int lastWindow) => Locked(() =>
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT window, kind, a, b, sum FROM cell
            WHERE tool = $tool AND window BETWEEN $first AND $last ORDER BY window, kind, a, b
            """;
        command.Parameters.AddWithValue("$tool", tool.Text);
        command.Parameters.AddWithValue("$first", firstWindow);
        command.Parameters.AddWithValue("$last", lastWindow);

        var cells = new List<Cell>();
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            var subject = new Subject((ReportKind)rows.GetInt32(1), rows.GetInt64(2), rows.GetInt64(3));
            cells.Add(new Cell(WindowOf(rows.GetInt64(0)), subject, rows.GetInt64(4)));
        }

        return cells;
    });

    /// <inheritdoc />
    public IReadOnlyList<Window> Windows(ToolName tool) => Locked(() =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT DISTINCT window FROM cell WHERE tool = $tool ORDER BY window";
        command.Parameters.AddWithValue("$tool", tool.Text);

        var windows = new List<Window>();
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            windows.Add(WindowOf(rows.GetInt64(0)));
        }

        return windows;
    });

    /// <inheritdoc />
    public void Dispose()
    {
        remember.Dispose();
        add.Dispose();
        connection.Dispose();
    }

    private static Window WindowOf(long code) =>
        Window.TryParse(code, out var window) ? window : throw new InvalidDataException($"The database holds {code} for a window.");

    private bool IsNew(ToolName tool, Window window, Nonce nonce)
    {
        remember.Parameters["$tool"].Value = tool.Text;
        remember.Parameters["$window"].Value = window.Code;
        remember.Parameters["$nonce"].Value = Convert.FromHexString(nonce.Hex);
        return remember.ExecuteNonQuery() == 1;
    }

    private void Add(ToolName tool, Report report)
    {
        add.Parameters["$tool"].Value = tool.Text;
        add.Parameters["$window"].Value = report.Window.Code;
        add.Parameters["$kind"].Value = (int)report.Subject.Kind;
        add.Parameters["$a"].Value = report.Subject.A;
        add.Parameters["$b"].Value = report.Subject.B;
        add.Parameters["$count"].Value = report.Count;
        add.ExecuteNonQuery();
    }

    private List<(string Tool, Window Window)> NonceWindows()
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT DISTINCT tool, window FROM nonce";

        var windows = new List<(string, Window)>();
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            windows.Add((rows.GetString(0), WindowOf(rows.GetInt64(1))));
        }

        return windows;
    }

    private bool SettleNow()
    {
        SqliteFile.Execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        isUnsettled = false;
        return true;
    }

    private void Execute(string sql, SqliteTransaction transaction, string tool, int window)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.Parameters.AddWithValue("$tool", tool);
        command.Parameters.AddWithValue("$window", window);
        command.ExecuteNonQuery();
    }

    private SqliteCommand Prepare(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
        }

        return command;
    }

    // One connection, one user at a time: SQLite has one writer anyway, and the reads of a trial are short.
    private T Locked<T>(Func<T> work)
    {
        lock (turn)
        {
            try
            {
                return work();
            }
            catch (Exception e) when (e is SqliteException or InvalidDataException)
            {
                throw new LedgerException($"The database failed: {e.Message}", e);
            }
        }
    }
}
