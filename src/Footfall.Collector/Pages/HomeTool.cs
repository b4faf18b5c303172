using System.Collections.Immutable;
using Footfall.Protocol;

namespace Footfall.Collector;

/// <summary>A tool on the first page.</summary>
/// <param name="Manifest">The tool.</param>
/// <param name="Latest">Its newest figures of active installations: day, week, month; null where none is shown.</param>
internal sealed record HomeTool(Manifest Manifest, ImmutableArray<Figure?> Latest)
{
    /// <summary>From the figures of the latest days.</summary>
    public static HomeTool Of(Vocabulary vocabulary, IReadOnlyList<WindowFigures> windows)
    {
        var days = windows.Where(window => window.Window.Length == WindowLength.Day).Reverse().ToList();
        return new HomeTool(
            vocabulary.Manifest,
            [.. ActiveLine.Spans.Reverse().Select(span => days.Select(day => day.Cells(ReportKind.Activity).FirstOrDefault(figure => figure.B() == span)).FirstOrDefault(figure => figure is not null))]);
    }
}
