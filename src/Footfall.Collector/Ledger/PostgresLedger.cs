using Footfall.Protocol;
using NodaTime;

namespace Footfall.Collector;

/// <summary>
/// The ledger in a PostgreSQL database, which several collectors may share. Writers run side by side: each holds the windows that it adds
/// to, and all take rows in the order of their keys. Where rows lie, and the number of the transaction that wrote them, tell an order;
/// <see cref="Rewrite"/> takes it away.
/// </summary>
/// <param name="pool">The connections; disposed of with the ledger.</param>
/// <param name="rewrites">Whether the server is PostgreSQL itself, which keeps rows where they were written.</param>
internal sealed partial class PostgresLedger(PostgresPool pool, bool rewrites) : ILedger
{
    /// <inheritdoc />
    public void Commit(IReadOnlyCollection<Entry> batch) => pool.Write(session => Add(session, batch));

    /// <inheritdoc />
    public LocalDate CountedSince(ToolName tool, LocalDate today) => pool.Write(session =>
    {
        session.Execute("INSERT INTO footfall.tool VALUES ($1, $2) ON CONFLICT DO NOTHING", tool.Text, StoredWindow.Code(today));
        return session.Query("SELECT since FROM footfall.tool WHERE tool = $1", row => StoredWindow.DayOf(row.GetInt32(0)), tool.Text).Single();
    });

    /// <inheritdoc />
    public void CloseIntake(IntakePeriod period, LocalDate today) => pool.Write(session =>
    {
        var over = session.Query(
                "SELECT tool, \"window\" FROM footfall.intake WHERE open ORDER BY tool, \"window\"",
                row => (Tool: row.GetString(0), Window: StoredWindow.Of(row.GetInt32(1))))
            .Where(open => period.IsOver(open.Window, today))
            .ToList();
        over.ForEach(open => Close(session, open.Tool, open.Window));
        return over.Count;
    });

    /// <inheritdoc />
    public Release? Release(ToolName tool, Window window, Func<ClosingWindow, Closure> publish) => pool.Write(session =>
    {
        // One at a time, because each is chained to the one before.
        session.Execute("SELECT gate FROM footfall.gate WHERE gate = $1 FOR UPDATE", PostgresTables.ReleaseGate);
        if (session.Query("SELECT 1 FROM footfall.release WHERE tool = $1 AND \"window\" = $2", _ => 1, tool.Text, window.Code).Count > 0)
        {
            return null;
        }

        // From here on nobody adds to the window, and those who did are done.
        Close(session, tool.Text, window);
        var spans = session.Query(
            "SELECT last, days, active, cells FROM footfall.span WHERE tool = $1 ORDER BY last, days",
            row => new ActiveSpan(StoredWindow.DayOf(row.GetInt32(0)), row.GetInt32(1), row.GetInt64(2), row.GetInt32(3)),
            tool.Text);
        var previous = Releases(session, "ORDER BY number DESC LIMIT 1").SingleOrDefault();
        var closure = publish(new ClosingWindow(tool, window, Cells(session, tool, window.Code, window.Code), spans, previous));

        session.Execute("DELETE FROM footfall.cell WHERE tool = $1 AND \"window\" = $2", tool.Text, window.Code);
        session.Execute("DELETE FROM footfall.span WHERE tool = $1", tool.Text);
        foreach (var span in closure.Spans)
        {
            session.Execute("INSERT INTO footfall.span VALUES ($1, $2, $3, $4, $5)", tool.Text, StoredWindow.Code(span.Last), span.Days, span.Active, span.Cells);
        }

        var release = closure.Release;
        session.Execute(
            "INSERT INTO footfall.release VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            release.Number,
            release.Tool.Text,
            release.Window.Code,
            StoredWindow.Code(release.Window.Start),
            StoredWindow.Code(release.Day),
            release.Rows,
            release.Digest,
            release.Chain);
        return release;
    });

    /// <summary>Nothing: what the server writes ahead it keeps until it has no use for it. Its operator says how long (<c>spec/collector.md</c>).</summary>
    public void Settle()
    {
    }

    /// <inheritdoc />
    public IReadOnlyList<Cell> Cells(ToolName tool, int firstWindow, int lastWindow) => pool.Read(session => Cells(session, tool, firstWindow, lastWindow));

    /// <inheritdoc />
    public IReadOnlyList<Window> Windows(ToolName tool) => pool.Read(session => session.Query(
        "SELECT DISTINCT \"window\" FROM footfall.cell WHERE tool = $1 ORDER BY 1",
        row => StoredWindow.Of(row.GetInt32(0)),
        tool.Text));

    /// <inheritdoc />
    public IReadOnlyList<ToolName> Tools() => pool.Read(session => session.Query("SELECT DISTINCT tool FROM footfall.cell ORDER BY 1", row => ToolName.Parse(row.GetString(0))));

    /// <inheritdoc />
    public IReadOnlyList<Release> Releases(ToolName tool, LocalDate first, LocalDate last) => pool.Read(session => Releases(
        session,
        "WHERE tool = $1 AND start BETWEEN $2 AND $3 ORDER BY number",
        tool.Text,
        StoredWindow.Code(first),
        StoredWindow.Code(last)));

    /// <inheritdoc />
    public IReadOnlyList<Release> Releases(long after, int most) =>
        pool.Read(session => Releases(session, "WHERE number > $1 ORDER BY number LIMIT $2", after, most));

    /// <inheritdoc />
    public void Dispose() => pool.Dispose();

    // The update waits for the writers that hold the window, and those that come then wait for the end of this transaction.
    private static void Close(PostgresSession session, string tool, Window window)
    {
        session.Execute(
            "INSERT INTO footfall.intake VALUES ($1, $2, FALSE) ON CONFLICT (tool, \"window\") DO UPDATE SET open = FALSE",
            tool,
            window.Code);
        session.Execute("DELETE FROM footfall.nonce WHERE tool = $1 AND \"window\" = $2", tool, window.Code);
    }

    private static List<Cell> Cells(PostgresSession session, ToolName tool, int firstWindow, int lastWindow) => session.Query(
        """
        SELECT "window", kind, a, b, reports, sum FROM footfall.cell
        WHERE tool = $1 AND "window" BETWEEN $2 AND $3 ORDER BY "window", kind, a, b
        """,
        row => new Cell(
            StoredWindow.Of(row.GetInt32(0)),
            new Subject((ReportKind)row.GetInt32(1), row.GetInt64(2), row.GetInt64(3)),
            row.GetInt64(4),
            row.GetInt64(5)),
        tool.Text,
        firstWindow,
        lastWindow);

    private static List<Release> Releases(PostgresSession session, string which, params ReadOnlySpan<object> values) => session.Query(
        $"SELECT number, tool, \"window\", day, rows, digest, chain FROM footfall.release {which}",
        row => new Release(
            row.GetInt64(0),
            ToolName.Parse(row.GetString(1)),
            StoredWindow.Of(row.GetInt32(2)),
            StoredWindow.DayOf(row.GetInt32(3)),
            row.GetString(4),
            row.GetString(5),
            row.GetString(6)),
        values);
}
