using Footfall.Protocol;

namespace Footfall.Collector;

/// <summary>What is known about a window at the moment of its release.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Window">The window, to whose sums nothing is added any more.</param>
/// <param name="Cells">Its sums, ordered by kind and codes.</param>
/// <param name="Spans">The spans of the tool that are not released yet.</param>
/// <param name="Previous">The latest release of the collector, which the next one is chained to; null for the first.</param>
internal sealed record ClosingWindow(ToolName Tool, Window Window, IReadOnlyList<Cell> Cells, IReadOnlyList<ActiveSpan> Spans, Release? Previous);
