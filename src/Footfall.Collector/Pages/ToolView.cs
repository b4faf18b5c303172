using System.Collections.Immutable;
using Footfall.Protocol;

namespace Footfall.Collector;

/// <summary>The page of a tool.</summary>
internal sealed record ToolView
{
    public required Manifest Manifest { get; init; }

    /// <summary>The days that the page is about.</summary>
    public required ShownPeriod Period { get; init; }

    /// <summary>All that one can choose from.</summary>
    public required ImmutableArray<ShownPeriod> Periods { get; init; }

    /// <summary>What to say on top.</summary>
    public required Notice Notice { get; init; }

    /// <summary>When figures come, and which came last.</summary>
    public required Timetable Timetable { get; init; }

    public required ActivityView Activity { get; init; }

    public required CommandsView Commands { get; init; }

    /// <summary>Options, values, and options from the environment, as far as the tool collects them.</summary>
    public required ImmutableArray<PerCommandView> PerCommand { get; init; }

    /// <summary>Struggles, durations and operands.</summary>
    public required ImmutableArray<DistributionView> Distributions { get; init; }

    /// <summary>Versions, platforms, architectures and terminal use.</summary>
    public required ImmutableArray<PresenceView> Presences { get; init; }

    public string Tool => Manifest.Tool.Text;

    public bool Collects(ReportKind kind) => Manifest.Collects.Contains(kind);

    /// <summary>Builds the page of a period.</summary>
    public static ToolView Of(Vocabulary vocabulary, ShownPeriod period, IFigureSource source, Timetable timetable)
    {
        var manifest = vocabulary.Manifest;
        var windows = source.Read(vocabulary, period.First, period.Last);
        var counted = windows.Where(window => window.Window.Length == manifest.Window).Where(window => window.Released is not null || window.Figures.Count > 0).ToList();
        var (newest, before) = (counted.ElementAtOrDefault(counted.Count - 1), counted.ElementAtOrDefault(counted.Count - 2));
        var activity = ActivityView.Of(manifest, period, windows);
        return new ToolView
        {
            Manifest = manifest,
            Period = period,
            Periods = [.. ShownPeriod.All(source.FirstDay(manifest.Tool), source.LastDay)],
            Notice = activity.Rule is { IsSynthetic: true } || Shown(newest, before).Any(figure => RuleText.Read(figure.Rule).IsSynthetic) ? Notice.Synthetic
                : Notice.None,
            Timetable = timetable with
            {
                Newest = newest,
                Before = before,
                IsWaiting = !activity.HasFigures && !Shown(newest, before).Any() && (timetable.IsTrial || source.LastDay < timetable.First.End.PlusDays(-1)),
            },
            Activity = activity,
            Commands = CommandsView.Of(newest, before),
            PerCommand =
            [
                .. Collected(manifest, ReportKind.Option, ReportKind.Value, ReportKind.Environment)
                    .Select(kind => PerCommandView.Of(kind, kind == ReportKind.Value ? "Value" : "Option", newest, before)),
            ],
            Distributions =
            [
                .. Collected(manifest, ReportKind.Struggle, ReportKind.Duration, ReportKind.Positionals)
                    .Select(kind => DistributionView.Of(kind, Classes(kind), Middle(kind), newest, vocabulary)),
            ],
            Presences =
            [
                .. Collected(manifest, ReportKind.Version, ReportKind.Platform, ReportKind.Architecture, ReportKind.Terminal)
                    .Select(kind => PresenceView.Of(kind, What(kind), newest, before)),
            ],
        };
    }

    private static IEnumerable<Figure> Shown(params WindowFigures?[] windows) => windows.OfType<WindowFigures>().SelectMany(window => window.Figures);

    private static IEnumerable<ReportKind> Collected(Manifest manifest, params ReportKind[] kinds) => kinds.Where(kind => manifest.Collects.Contains(kind));

    private static IEnumerable<int> Classes(ReportKind kind) => kind switch
    {
        ReportKind.Duration => Enum.GetValues<DurationClass>().Select(code => (int)code),
        ReportKind.Struggle => Enum.GetValues<CountClass>().Where(code => code != CountClass.None).Select(code => (int)code),
        _ => Enum.GetValues<CountClass>().Select(code => (int)code),
    };

    private static string Middle(ReportKind kind) => kind switch
    {
        ReportKind.Duration => "Half take at most",
        ReportKind.Struggle => "Half fail at most",
        _ => "Half have at most",
    };

    private static string What(ReportKind kind) => kind switch
    {
        ReportKind.Version => "Version",
        ReportKind.Platform => "System",
        ReportKind.Architecture => "Processor",
        _ => "Used",
    };
}
