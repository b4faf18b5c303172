using Footfall.Protocol;
using NodaTime;

namespace Footfall.Collector;

/// <summary>Makes the release of a window of a tool out of its raw cells (<c>spec/collector.md</c>, section 7).</summary>
/// <param name="vocabulary">The tool's.</param>
/// <param name="subjects">Every subject of the tool.</param>
/// <param name="rule">How small figures are kept back.</param>
/// <param name="noise">Where noise comes from, if the rule wants any.</param>
internal sealed class Publisher(Vocabulary vocabulary, PublicSubjects subjects, PublicationRule rule, DiscreteLaplace noise)
{
    private readonly Manifest manifest = vocabulary.Manifest;

    /// <summary>Whether figures of the window are published: not of one whose length the manifest has given up, nor of one that began before the tool was counted.</summary>
    public bool IsCounted(Window window, LocalDate since) => window.Start >= since && (window.Length == manifest.Window || HasActivity(window));

    /// <summary>The release, and what is to be kept of the days' activity.</summary>
    /// <param name="closing">What is known about the window.</param>
    /// <param name="since">The day since which the tool is counted.</param>
    /// <param name="today">The day of the release.</param>
    /// <param name="published">The figures of earlier days that are published.</param>
    public Closure Publish(ClosingWindow closing, LocalDate since, LocalDate today, IEnumerable<Figure> published)
    {
        var window = closing.Window;
        var figures = new List<Figure>();
        var spans = closing.Spans;
        if (IsCounted(window, since))
        {
            if (HasActivity(window))
            {
                spans = ActivitySpans.Add(spans, manifest.Activity, window.Start, ActivityOf(closing), IsNoisy);
                figures.AddRange(Active(window, spans, published));
            }

            if (window.Length == manifest.Window)
            {
                figures.AddRange(IsNoisy ? Noisy(closing) : Shown(closing, Machines(window, [.. figures, .. published])));
            }
        }

        var rows = ReleaseRows.Write(figures.OrderBy(figure => figure.Kind).ThenBy(figure => figure.IsHidden).ThenBy(figure => figure.Codes));
        return new Closure(ReleaseChain.Next(closing.Previous, closing.Tool, window, today, rows), [.. spans.Where(span => span.Last > window.Start && MayBeShown(span))]);
    }

    private bool IsNoisy => rule.Epsilon is not null;

    private bool HasActivity(Window window) => window.Length == WindowLength.Day && manifest.Collects.Contains(ReportKind.Activity);

    private IEnumerable<ReportKind> Counted => manifest.Collects.Where(kind => kind != ReportKind.Activity);

    // The reports of each cell of the manifest's mode. What machines with another mode said is not mixed with it.
    private Dictionary<long, long> ActivityOf(ClosingWindow closing)
    {
        var reports = closing.Cells
            .Where(cell => cell.Subject.Kind == ReportKind.Activity && cell.Subject.A == (long)manifest.Activity)
            .ToDictionary(cell => cell.Subject.B, cell => cell.Reports);
        return ActivityCells.Of(manifest.Activity).ToDictionary(
            cell => cell.B,
            cell => reports.GetValueOrDefault(cell.B) + (IsNoisy ? noise.Sample(rule.Scale) : 0));
    }

    private bool MayBeShown(ActiveSpan span) => IsNoisy || span.Days switch
    {
        ActivityWindows.Week => span.Last.DayOfWeek == ActivityThreshold.EndOfWeek,
        ActivityWindows.Month => span.Last.DayOfWeek == ActivityThreshold.EndOfMonth,
        _ => true,
    };

    private List<Figure> Active(Window day, IEnumerable<ActiveSpan> spans, IEnumerable<Figure> published)
    {
        var figures = published.Where(figure => figure.Kind == ReportKind.Activity && figure.Codes?.A == (long)manifest.Activity)
            .ToDictionary(figure => (figure.Window.Start, (int)figure.Codes!.Value.B), figure => figure.Reports);
        var threshold = new ActivityThreshold(
            rule.Threshold,
            manifest.Activity,
            (last, days) => figures.TryGetValue((last, days), out var shown) ? shown : null);
        var active = new List<Figure>();
        foreach (var span in spans.Where(span => span.Last == day.Start && ActivitySpans.IsWhole(span, manifest.Activity, IsNoisy)).OrderBy(span => span.Days))
        {
            if (IsNoisy || threshold.Allows(span.Last, span.Days, span.Active))
            {
                figures[(span.Last, span.Days)] = span.Active;
                active.Add(ActiveFigure(day, span));
            }
        }

        return active;
    }

    private Figure ActiveFigure(Window day, ActiveSpan span) => new()
    {
        Tool = manifest.Tool,
        Window = day,
        Kind = ReportKind.Activity,
        Codes = ((long)manifest.Activity, span.Days),
        What = "active",
        Which = (span.Days == ActivityWindows.Day ? "1 day" : $"{span.Days} days") + (ActiveInstallations.IsExact(manifest.Activity, span.Days) ? "" : ", at least"),
        Reports = span.Active,
        Margin = IsNoisy ? NoiseMargin.Of(rule.Scale, ActivityCells.Count(manifest.Activity, span.Days)) : 0,
        Rule = rule.ToString(),
    };

    private IEnumerable<Figure> Noisy(ClosingWindow closing)
    {
        var reports = closing.Cells.ToDictionary(cell => cell.Subject, cell => cell.Reports);
        var margin = NoiseMargin.Of(rule.Scale);
        return Counted.SelectMany(kind => subjects.Of(kind))
            .Select(subject => Of(closing.Window, subject, reports.GetValueOrDefault(subject) + noise.Sample(rule.Scale), null) with { Margin = margin });
    }

    // The days of a window, as far as they are shown, tell how many machines it had: as many as the busiest, and no more than all together.
    private static (long Least, long Most) Machines(Window window, IReadOnlyList<Figure> published)
    {
        var days = published
            .Where(figure => figure.Kind == ReportKind.Activity && figure.Codes?.B == ActivityWindows.Day && figure.Window.Start >= window.Start && figure.Window.End <= window.End)
            .Select(figure => figure.Reports)
            .ToList();
        return (days.DefaultIfEmpty().Max(), days.Count == Period.DaysBetween(window.Start, window.End) ? days.Sum() : long.MaxValue);
    }

    private IEnumerable<Figure> Shown(ClosingWindow closing, (long Least, long Most) machines)
    {
        var cells = closing.Cells.ToLookup(cell => cell.Subject.Kind);
        var tables = Counted.Select(kind => new Table(kind, [.. cells[kind]], subjects.Count(kind))).ToList();
        foreach (var table in Threshold.Apply(tables, rule.Threshold, machines))
        {
            foreach (var cell in table.Cells)
            {
                yield return Of(closing.Window, cell.Subject, cell.Reports, cell.Sum);
            }

            if (table.Rest is { } rest)
            {
                yield return new Figure
                {
                    Tool = manifest.Tool,
                    Window = closing.Window,
                    Kind = table.Kind,
                    What = Figure.Hidden,
                    Reports = rest.Reports,
                    Sum = rest.Sum,
                    Rule = rule.ToString(),
                };
            }
        }
    }

    private Figure Of(Window window, Subject subject, long reports, long? sum) => Figure.Of(vocabulary, window, subject, reports, sum, rule.ToString());
}
