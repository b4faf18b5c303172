using Footfall.Protocol;

namespace Footfall.Collector;

/// <summary>Adds up the entries of one batch, so that the database is asked once for a cell and not once for a report.</summary>
internal sealed class CellSums
{
    private readonly Dictionary<(ToolName Tool, Window Window, Subject Subject), (long Reports, long Sum)> sums = [];

    /// <summary>In the order of their keys, which all writers keep to, so that none waits for another in a circle.</summary>
    public IEnumerable<(ToolName Tool, Cell Cell)> InOrder => sums
        .Select(entry => (entry.Key.Tool, Cell: new Cell(entry.Key.Window, entry.Key.Subject, entry.Value.Reports, entry.Value.Sum)))
        .OrderBy(entry => entry.Tool.Text, StringComparer.Ordinal)
        .ThenBy(entry => entry.Cell.Window.Code)
        .ThenBy(entry => entry.Cell.Subject.Kind)
        .ThenBy(entry => entry.Cell.Subject.A)
        .ThenBy(entry => entry.Cell.Subject.B);

    /// <summary>Adds one.</summary>
    public void Add(Entry entry)
    {
        var key = (entry.Tool, entry.Report.Window, entry.Report.Subject);
        var (reports, sum) = sums.GetValueOrDefault(key);
        sums[key] = (reports + 1, sum + entry.Report.Count);
    }
}
