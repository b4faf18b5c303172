using Footfall.Protocol;

namespace Footfall.Collector;

/// <content>The way of a batch into the sums.</content>
internal sealed partial class PostgresLedger
{
    private static int Add(PostgresSession session, IReadOnlyCollection<Entry> batch)
    {
        var open = Hold(session, batch.Select(entry => (entry.Tool.Text, entry.Report.Window.Code)).Distinct().ToList());
        var entries = batch.Where(entry => open.Contains((entry.Tool.Text, entry.Report.Window.Code))).ToList();
        var fresh = Remember(session, entries);
        var sums = new CellSums();
        foreach (var entry in entries)
        {
            // Of two with one nonce the first takes it.
            if (fresh.Remove(Key(entry)))
            {
                sums.Add(entry);
            }
        }

        Add(session, [.. sums.InOrder]);
        return entries.Count;
    }

    // Those of the windows whose intake is open. None of them can be closed before this transaction ends.
    private static HashSet<(string Tool, int Window)> Hold(PostgresSession session, List<(string Tool, int Window)> windows)
    {
        var tools = windows.ConvertAll(window => window.Tool).ToArray();
        var codes = windows.ConvertAll(window => window.Window).ToArray();
        var held = HoldKnown(session, tools, codes);
        if (held.Count < windows.Count)
        {
            session.Execute(
                """
                INSERT INTO footfall.intake SELECT e.tool, e."window", TRUE FROM unnest($1, $2) AS e (tool, "window")
                ORDER BY e.tool, e."window" ON CONFLICT DO NOTHING
                """,
                tools,
                codes);
            held = HoldKnown(session, tools, codes);
        }

        return [.. held.Where(window => window.IsOpen).Select(window => (window.Tool, window.Window))];
    }

    private static List<(string Tool, int Window, bool IsOpen)> HoldKnown(PostgresSession session, string[] tools, int[] windows) => session.Query(
        """
        SELECT i.tool, i."window", i.open FROM footfall.intake AS i
        JOIN unnest($1, $2) AS e (tool, "window") ON i.tool = e.tool AND i."window" = e."window"
        ORDER BY i.tool, i."window" FOR SHARE OF i
        """,
        row => (row.GetString(0), row.GetInt32(1), row.GetBoolean(2)),
        tools,
        windows);

    private static HashSet<(string Tool, int Window, Guid Nonce)> Remember(PostgresSession session, List<Entry> entries)
    {
        if (entries.Count == 0)
        {
            return [];
        }

        return [.. session.Query(
            """
            INSERT INTO footfall.nonce SELECT e.tool, e."window", e.nonce FROM unnest($1, $2, $3) AS e (tool, "window", nonce)
            ON CONFLICT DO NOTHING RETURNING tool, "window", nonce
            """,
            row => (row.GetString(0), row.GetInt32(1), row.GetGuid(2)),
            entries.ConvertAll(entry => entry.Tool.Text).ToArray(),
            entries.ConvertAll(entry => entry.Report.Window.Code).ToArray(),
            entries.ConvertAll(entry => Stored(entry.Nonce)).ToArray())];
    }

    private static void Add(PostgresSession session, List<(ToolName Tool, Cell Cell)> cells)
    {
        if (cells.Count == 0)
        {
            return;
        }

        session.Execute(
            $"""
            INSERT INTO footfall.cell AS c
            SELECT e.tool, e."window", e.kind, e.a, e.b, e.reports, e.sum
            FROM unnest($1, $2, $3, $4, $5, $6, $7) AS e (tool, "window", kind, a, b, reports, sum)
            ON CONFLICT (tool, "window", kind, a, b) DO UPDATE
            SET reports = least(c.reports + excluded.reports, {Cell.LargestSum}), sum = least(c.sum + excluded.sum, {Cell.LargestSum})
            """,
            cells.ConvertAll(entry => entry.Tool.Text).ToArray(),
            cells.ConvertAll(entry => entry.Cell.Window.Code).ToArray(),
            cells.ConvertAll(entry => (int)entry.Cell.Subject.Kind).ToArray(),
            cells.ConvertAll(entry => entry.Cell.Subject.A).ToArray(),
            cells.ConvertAll(entry => entry.Cell.Subject.B).ToArray(),
            cells.ConvertAll(entry => entry.Cell.Reports).ToArray(),
            cells.ConvertAll(entry => entry.Cell.Sum).ToArray());
    }

    private static (string Tool, int Window, Guid Nonce) Key(Entry entry) => (entry.Tool.Text, entry.Report.Window.Code, Stored(entry.Nonce));

    private static Guid Stored(Nonce nonce) => Guid.ParseExact(nonce.Hex, "N");
}
