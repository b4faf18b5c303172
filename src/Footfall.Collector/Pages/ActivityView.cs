using System.Collections.Immutable;
using Footfall.Protocol;
using NodaTime;

namespace Footfall.Collector;

/// <summary>How many installations were active each day, and in the 7 and 30 days that end with it.</summary>
internal sealed record ActivityView
{
    /// <summary>The lines, from the longest span.</summary>
    public required ImmutableArray<ActiveLine> Lines { get; init; }

    /// <summary>The days of the page.</summary>
    public required ShownPeriod Period { get; init; }

    /// <summary>The tool.</summary>
    public required string Tool { get; init; }

    /// <summary>The rule; null where nothing was published.</summary>
    public required RuleText? Rule { get; init; }

    /// <summary>Whether the figures of 7 and 30 days may be too low.</summary>
    public required bool IsLowerBound { get; init; }

    /// <summary>Whether weeks and months are shown of one weekday only.</summary>
    public bool HasWeekdays => Lines.Any(line => line.Ends is not null);

    /// <summary>Whether there is something to draw.</summary>
    public bool HasFigures => Lines.Any(line => line.Latest is not null);

    /// <summary>The name of the drawing.</summary>
    public string Title => $"Active installations of {Tool}, {Texts.Days(Period.First, Period.Last)}";

    /// <summary>The drawing in words.</summary>
    public string Description => string.Join(' ', Lines.Select(line => line.Sentence));

    /// <summary>The days, from the newest, of which at least one figure is shown.</summary>
    public IEnumerable<LocalDate> Days => Lines.SelectMany(line => line.Points).Select(point => point.Day).Distinct().OrderDescending();

    /// <summary>From the figures of the period.</summary>
    public static ActivityView Of(Manifest manifest, ShownPeriod period, IReadOnlyList<WindowFigures> windows)
    {
        var figures = windows.Where(window => window.Window.Length == WindowLength.Day)
            .SelectMany(window => window.Cells(ReportKind.Activity))
            .ToLookup(figure => (B: figure.B(), Day: figure.Window.Start));
        var days = windows.Where(window => window.Window.Length == WindowLength.Day).Select(window => window.Window.Start).ToList();
        var rule = figures.SelectMany(group => group).MaxBy(figure => figure.Window.Start) is { } newest ? RuleText.Read(newest.Rule) : null;
        var hasThreshold = rule is { Rule.Epsilon: null };
        return new ActivityView
        {
            Lines = [.. ActiveLine.Spans.Select(span => ActiveLine.Of(span, days, hasThreshold, day => figures[(span, day)].FirstOrDefault()))],
            Period = period,
            Tool = manifest.Tool.Text,
            Rule = rule,
            IsLowerBound = manifest.Activity == ActivityMode.Once,
        };
    }

    /// <summary>The drawing for that much room.</summary>
    public LineChart Chart(ChartSize size) =>
        new(size, [.. Lines.Select(line => line.ToChart())], Period.First, Period.Last);
}
