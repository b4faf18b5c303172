namespace Footfall.Collector;

/// <summary>What becomes of a window that is released.</summary>
/// <param name="Release">What is published.</param>
/// <param name="Spans">The spans of the tool that are to be kept for later releases, all of them.</param>
internal sealed record Closure(Release Release, IReadOnlyList<ActiveSpan> Spans);
