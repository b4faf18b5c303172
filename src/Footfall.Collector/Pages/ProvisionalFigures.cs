using Footfall.Protocol;
using NodaTime;

namespace Footfall.Collector;

/// <summary>The figures of a private trial: raw sums of the open windows, also of those that reports still come in for.</summary>
internal sealed class ProvisionalFigures(ILedger ledger, IClock clock) : IFigureSource
{
    private static readonly int[] Spans = [ActivityWindows.Day, ActivityWindows.Week, ActivityWindows.Month];

    /// <inheritdoc />
    public LocalDate LastDay => clock.GetCurrentInstant().InUtc().Date;

    /// <inheritdoc />
    public LocalDate FirstDay(ToolName tool) => ledger.Windows(tool).Select(window => window.Start).Append(LastDay).Min();

    /// <inheritdoc />
    public IReadOnlyList<WindowFigures> Read(Vocabulary vocabulary, LocalDate first, LocalDate last)
    {
        var tool = vocabulary.Manifest.Tool;
        var weeks = ledger.Cells(tool, Code(first, WindowLength.Week), Code(last, WindowLength.Week));
        var days = ledger.Cells(tool, Code(first.PlusDays(1 - ActivityWindows.Month), WindowLength.Day), Code(last, WindowLength.Day));
        var counted = weeks.Concat(days).Where(cell => cell.Subject.Kind != ReportKind.Activity && cell.Window.Start >= first)
            .Select(cell => Figure.Of(vocabulary, cell.Window, cell.Subject, cell.Reports, cell.Sum, RuleText.Raw));
        return
        [
            .. counted.Concat(Active(days, vocabulary.Manifest, first, last))
                .GroupBy(figure => figure.Window)
                .OrderBy(window => window.Key.Start)
                .Select(window => new WindowFigures(window.Key, released: null, () => [.. window])),
        ];
    }

    private static IEnumerable<Figure> Active(IReadOnlyList<Cell> cells, Manifest manifest, LocalDate first, LocalDate last)
    {
        var known = cells.Where(cell => cell.Subject.Kind == ReportKind.Activity).ToList();
        if (known.Count == 0)
        {
            yield break;
        }

        // From the first day heard of to the last; a day between them on which nobody was active is a 0 that is known.
        var from = known.Min(cell => cell.Window.Start);
        var to = known.Max(cell => cell.Window.Start);
        for (var day = from > first ? from : first; day <= to && day <= last; day = day.PlusDays(1))
        {
            var near = known.Where(cell => cell.Window.Start > day.PlusDays(-ActivityWindows.Month) && cell.Window.Start <= day).ToList();
            foreach (var span in Spans)
            {
                var active = ActiveInstallations.Count(near, manifest.Activity, day, span);
                yield return new Figure
                {
                    Tool = manifest.Tool,
                    Window = Window.Containing(day, WindowLength.Day),
                    Kind = ReportKind.Activity,
                    Codes = ((long)manifest.Activity, span),
                    What = "active",
                    Reports = active,
                    Rule = RuleText.Raw,
                };
            }
        }
    }

    private static int Code(LocalDate day, WindowLength length) => Window.Containing(day, length).Code;
}
