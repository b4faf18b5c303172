using System.Runtime.InteropServices;
using Footfall.Protocol;

namespace Footfall.Collector;

/// <summary>Adds up the entries of one batch, so that the database is asked once for a cell and not once for a report.</summary>
internal sealed class CellSums
{
    private static readonly Comparer<(ToolName Tool, Cell Cell)> Order = Comparer<(ToolName Tool, Cell Cell)>.Create((x, y) =>
        string.CompareOrdinal(x.Tool.Text, y.Tool.Text) is not 0 and var order ? order : Key(x.Cell).CompareTo(Key(y.Cell)));

    private readonly Dictionary<(ToolName Tool, Window Window, Subject Subject), (long Reports, long Sum)> sums = [];

    /// <summary>In the order of their keys, which all writers keep to, so that none waits for another in a circle.</summary>
    public IEnumerable<(ToolName Tool, Cell Cell)> InOrder => sums
        .Select(entry => (entry.Key.Tool, Cell: new Cell(entry.Key.Window, entry.Key.Subject, entry.Value.Reports, entry.Value.Sum)))
        .Order(Order);

    /// <summary>Adds one.</summary>
    public void Add(Entry entry)
    {
        ref var held = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, (entry.Tool, entry.Report.Window, entry.Report.Subject), out _);
        held = (held.Reports + 1, held.Sum + entry.Report.Count);
    }

    private static (int Window, ReportKind Kind, long A, long B) Key(Cell cell) => (cell.Window.Code, cell.Subject.Kind, cell.Subject.A, cell.Subject.B);
}
