using Footfall.Protocol;

namespace Footfall.Collector;

/// <summary>What is shown of a <see cref="Table"/>.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Cells">The cells that are shown.</param>
/// <param name="Rest">Reports and sum of all others together; null: not shown.</param>
internal sealed record ShownTable(ReportKind Kind, IReadOnlyList<Cell> Cells, (long Reports, long Sum)? Rest);
