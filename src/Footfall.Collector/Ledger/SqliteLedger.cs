using Footfall.Protocol;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace Footfall.Collector;

/// <summary>
/// The ledger in one SQLite file. Its tables have no row numbers and no times, so that nothing in them says in which order reports came.
/// The write-ahead log would: it is a history of the latest commits. <see cref="Settle"/> empties it.
/// </summary>
internal sealed partial class SqliteLedger : ILedger
{
    private readonly Lock turn = new();
    private readonly SqliteConnection connection;
    private readonly SqliteStatement isClosed;
    private readonly SqliteStatement remember;
    private readonly SqliteStatement add;
    private bool isUnsettled = true;

    /// <summary>Takes over a connection that <see cref="SqliteFile"/> has opened, and disposes of it.</summary>
    public SqliteLedger(SqliteConnection connection)
    {
        this.connection = connection;
        isClosed = new SqliteStatement(connection, "SELECT 1 FROM closed WHERE tool = ?1 AND window = ?2");
        remember = new SqliteStatement(connection, "INSERT INTO nonce VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING");
        add = new SqliteStatement(
            connection,
            $"""
            INSERT INTO cell VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            ON CONFLICT DO UPDATE SET reports = min(reports + ?6, {Cell.LargestSum}), sum = min(sum + ?7, {Cell.LargestSum})
            """);
    }

    /// <inheritdoc />
    public void Commit(IReadOnlyCollection<Entry> batch) => Locked(() =>
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        var sums = new CellSums();
        foreach (var window in batch.GroupBy(entry => (entry.Tool, entry.Report.Window)))
        {
            isClosed.Bind(1, window.Key.Tool.Text).Bind(2, window.Key.Window.Code);
            if (isClosed.IsThereOne())
            {
                continue;
            }

            remember.Bind(1, window.Key.Tool.Text).Bind(2, window.Key.Window.Code);
            foreach (var entry in window)
            {
                if (remember.Bind(3, Convert.FromHexString(entry.Nonce.Hex)).Run() == 1)
                {
                    sums.Add(entry);
                }
            }
        }

        foreach (var (tool, cell) in sums.InOrder)
        {
            var (kind, a, b) = cell.Subject;
            add.Bind(1, tool.Text).Bind(2, cell.Window.Code).Bind(3, (long)kind).Bind(4, a).Bind(5, b).Bind(6, cell.Reports).Bind(7, cell.Sum).Run();
        }

        transaction.Commit();
        return isUnsettled = true;
    });

    /// <inheritdoc />
    public LocalDate CountedSince(ToolName tool, LocalDate today) => Locked(() =>
    {
        Execute("INSERT INTO tool VALUES ($tool, $since) ON CONFLICT DO NOTHING", ("$tool", tool.Text), ("$since", StoredWindow.Code(today)));
        return StoredWindow.DayOf(Query("SELECT since FROM tool WHERE tool = $tool", row => row.GetInt64(0), ("$tool", tool.Text)).Single());
    });

    /// <inheritdoc />
    public void CloseIntake(IntakePeriod period, LocalDate today) => Locked(() =>
    {
        var over = Query("SELECT DISTINCT tool, window FROM nonce", row => (Tool: row.GetString(0), Window: StoredWindow.Of(row.GetInt64(1))))
            .Where(held => period.IsOver(held.Window, today))
            .ToList();
        if (over.Count == 0)
        {
            return false;
        }

        using var transaction = connection.BeginTransaction(deferred: false);
        foreach (var (tool, window) in over)
        {
            Close(tool, window);
        }

        transaction.Commit();
        return isUnsettled = true;
    });

    /// <inheritdoc />
    public Release? Release(ToolName tool, Window window, Func<ClosingWindow, Closure> publish) => Locked(() =>
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        if (Query("SELECT 1 FROM release WHERE tool = $tool AND window = $window", row => row.GetInt64(0), ("$tool", tool.Text), ("$window", window.Code)).Count > 0)
        {
            return null;
        }

        var spans = Query(
            "SELECT last, days, active, cells FROM span WHERE tool = $tool ORDER BY last, days",
            row => new ActiveSpan(StoredWindow.DayOf(row.GetInt64(0)), row.GetInt32(1), row.GetInt64(2), row.GetInt32(3)),
            ("$tool", tool.Text));
        var previous = Releases("ORDER BY number DESC LIMIT 1").SingleOrDefault();
        var closure = publish(new ClosingWindow(tool, window, CellsNow(tool, window.Code, window.Code), spans, previous));

        Close(tool.Text, window);
        Execute("DELETE FROM cell WHERE tool = $tool AND window = $window", ("$tool", tool.Text), ("$window", window.Code));
        Execute("DELETE FROM span WHERE tool = $tool", ("$tool", tool.Text));
        foreach (var span in closure.Spans)
        {
            Execute(
                "INSERT INTO span VALUES ($tool, $last, $days, $active, $cells)",
                ("$tool", tool.Text),
                ("$last", StoredWindow.Code(span.Last)),
                ("$days", span.Days),
                ("$active", span.Active),
                ("$cells", span.Cells));
        }

        var release = closure.Release;
        Execute(
            "INSERT INTO release VALUES ($number, $tool, $window, $start, $day, $rows, $digest, $chain)",
            ("$number", release.Number),
            ("$tool", release.Tool.Text),
            ("$window", release.Window.Code),
            ("$start", StoredWindow.Code(release.Window.Start)),
            ("$day", StoredWindow.Code(release.Day)),
            ("$rows", release.Rows),
            ("$digest", release.Digest),
            ("$chain", release.Chain));
        transaction.Commit();
        isUnsettled = true;
        return release;
    });

    /// <inheritdoc />
    public void Settle() => Locked(() => isUnsettled && SettleNow());

    /// <inheritdoc />
    public void Rewrite() => Locked(() =>
    {
        // In the order of the keys: inside a page, rows otherwise lie in the order in which they came.
        isUnsettled = true;
        SqliteFile.Execute(connection, "VACUUM");
        return SettleNow();
    });

    /// <inheritdoc />
    public IReadOnlyList<Cell> Cells(ToolName tool, int firstWindow, int lastWindow) => Locked(() => CellsNow(tool, firstWindow, lastWindow));

    /// <inheritdoc />
    public IReadOnlyList<Window> Windows(ToolName tool) => Locked(() =>
        Query("SELECT DISTINCT window FROM cell WHERE tool = $tool ORDER BY window", row => StoredWindow.Of(row.GetInt64(0)), ("$tool", tool.Text)));

    /// <inheritdoc />
    public IReadOnlyList<ToolName> Tools() => Locked(() => Query("SELECT DISTINCT tool FROM cell ORDER BY tool", row => ToolName.Parse(row.GetString(0))));

    /// <inheritdoc />
    public IReadOnlyList<Release> Releases(ToolName tool, LocalDate first, LocalDate last) => Locked(() => Releases(
        "WHERE tool = $tool AND start BETWEEN $first AND $last ORDER BY number",
        ("$tool", tool.Text),
        ("$first", StoredWindow.Code(first)),
        ("$last", StoredWindow.Code(last))));

    /// <inheritdoc />
    public IReadOnlyList<Release> Releases(long after, int most) =>
        Locked(() => Releases("WHERE number > $after ORDER BY number LIMIT $most", ("$after", after), ("$most", most)));

    /// <inheritdoc />
    public void Dispose()
    {
        isClosed.Dispose();
        remember.Dispose();
        add.Dispose();
        connection.Dispose();
    }

    private void Close(string tool, Window window)
    {
        Execute("INSERT INTO closed VALUES ($tool, $window) ON CONFLICT DO NOTHING", ("$tool", tool), ("$window", window.Code));
        Execute("DELETE FROM nonce WHERE tool = $tool AND window = $window", ("$tool", tool), ("$window", window.Code));
    }

    private List<Cell> CellsNow(ToolName tool, int firstWindow, int lastWindow) => Query(
        """
        SELECT window, kind, a, b, reports, sum FROM cell
        WHERE tool = $tool AND window BETWEEN $first AND $last ORDER BY window, kind, a, b
        """,
        row => new Cell(
            StoredWindow.Of(row.GetInt64(0)),
            new Subject((ReportKind)row.GetInt32(1), row.GetInt64(2), row.GetInt64(3)),
            row.GetInt64(4),
            row.GetInt64(5)),
        ("$tool", tool.Text),
        ("$first", firstWindow),
        ("$last", lastWindow));

    private List<Release> Releases(string which, params ReadOnlySpan<(string Name, object Value)> parameters) => Query(
        $"SELECT number, tool, window, day, rows, digest, chain FROM release {which}",
        row => new Release(
            row.GetInt64(0),
            ToolName.Parse(row.GetString(1)),
            StoredWindow.Of(row.GetInt64(2)),
            StoredWindow.DayOf(row.GetInt64(3)),
            row.GetString(4),
            row.GetString(5),
            row.GetString(6)),
        parameters);

    private bool SettleNow()
    {
        SqliteFile.Execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        isUnsettled = false;
        return true;
    }

    private List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = Command(sql, parameters);
        using var rows = command.ExecuteReader();
        var found = new List<T>();
        while (rows.Read())
        {
            found.Add(read(rows));
        }

        return found;
    }

    private void Execute(string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = Command(sql, parameters);
        command.ExecuteNonQuery();
    }

    // In the transaction that there is, if there is one.
    private SqliteCommand Command(string sql, ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
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
            catch (Exception e) when (e is SqliteException or InvalidDataException or FormatException or OverflowException)
            {
                throw new LedgerException($"The database failed: {e.Message}", e);
            }
        }
    }
}
