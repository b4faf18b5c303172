namespace Footfall.Collector;

/// <summary>A <see cref="Table"/> of which is being decided what is shown.</summary>
internal sealed class Draft
{
    private readonly int k;
    private readonly List<Cell> shown;
    private bool showsRest;

    /// <summary>
    /// Shows the cells of at least <paramref name="k"/> reports. The rest is shown where it is as large, and where each of its cells may still
    /// hold anything from 0 to k − 1 because all others together can hold the difference.
    /// </summary>
    public Draft(Table table, int k)
    {
        this.k = k;
        Table = table;
        shown = [.. table.Cells.Where(cell => cell.Reports >= k)];
        showsRest = Rest.Reports >= k && Rest.Reports <= Room(Places - 1);
    }

    /// <summary>What there is.</summary>
    public Table Table { get; }

    /// <summary>What is shown.</summary>
    public IReadOnlyList<Cell> Shown => shown;

    /// <summary>How many cells are not shown, those that nobody reported among them.</summary>
    public long? Places => Table.Possible - shown.Count;

    /// <summary>The reports of the cells that are shown.</summary>
    public long Sum => shown.Sum(cell => cell.Reports);

    /// <summary>The most reports that all cells together can have, for whoever sees what is shown.</summary>
    public long Most => Sum + (showsRest ? Rest.Reports : Math.Min(Room(Places), long.MaxValue - Sum));

    private (long Reports, long Sum) Rest
    {
        get
        {
            var rest = Table.Cells.Except(shown).ToList();
            return (rest.Sum(cell => cell.Reports), rest.Sum(cell => cell.Sum));
        }
    }

    /// <summary>How many reports so many cells can hold of which none is shown.</summary>
    public long Room(long? places) => places is { } count ? Math.Max(count, 0) * (k - 1) : long.MaxValue;

    /// <summary>Does not show the rest.</summary>
    public void HideRest() => showsRest = false;

    /// <summary>Shows nothing of some cells either, nor the rest, which they would be part of.</summary>
    public void Hide(Predicate<Cell> which)
    {
        shown.RemoveAll(which);
        showsRest = false;
    }

    /// <summary>What was decided.</summary>
    public ShownTable ToShown() => new(Table.Kind, shown, showsRest ? Rest : null);
}
