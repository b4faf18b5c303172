namespace Footfall.Collector;

/// <summary>One row of a table with bars.</summary>
/// <param name="Label">What it is about.</param>
/// <param name="Value">The figure.</param>
/// <param name="Margin">Half its 95 % interval; 0 without noise.</param>
/// <param name="Cells">The cells of further columns.</param>
internal sealed record BarRow(string Label, long Value, long Margin, params IReadOnlyList<string> Cells);
