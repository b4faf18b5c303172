using Footfall.Protocol;

namespace Footfall.Collector;

/// <summary>The cells of one kind of a window.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Cells">Those that were reported.</param>
/// <param name="Possible">How many cells the public vocabulary has; null: no end of them.</param>
internal sealed record Table(ReportKind Kind, IReadOnlyList<Cell> Cells, long? Possible);
