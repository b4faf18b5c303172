using System.Collections.Immutable;
using System.Globalization;

namespace Footfall.Collector;

/// <summary>A table whose rows have bars, the largest first.</summary>
internal sealed record BarTable
{
    /// <summary>The width of the drawing of a bar, in its own units.</summary>
    public const int Width = 100;

    private const int Most = 15;

    /// <summary>What the table shows; read by those who do not see it.</summary>
    public required string Caption { get; init; }

    /// <summary>The heading of the labels.</summary>
    public required string What { get; init; }

    /// <summary>The heading of the figures.</summary>
    public required string Unit { get; init; }

    /// <summary>The headings of further columns.</summary>
    public ImmutableArray<string> Columns { get; init; } = [];

    /// <summary>All rows, from the largest.</summary>
    public required ImmutableArray<BarRow> Rows { get; init; }

    /// <summary>Those that are seen at once.</summary>
    public IEnumerable<BarRow> First => Rows.Length <= Most + 3 ? Rows : Rows.Take(Most);

    /// <summary>Those that are seen when asked for.</summary>
    public IReadOnlyList<BarRow> Rest => Rows.Length <= Most + 3 ? [] : [.. Rows.Skip(Most)];

    private long Largest => Rows.Select(row => row.Value + row.Margin).Append(1).Max();

    /// <summary>How long a value's bar is.</summary>
    public string Bar(long value) =>
        Math.Round((double)Math.Clamp(value, 0, Largest) / Largest * Width, 2).ToString(CultureInfo.InvariantCulture);
}
