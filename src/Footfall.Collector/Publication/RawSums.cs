using System.Globalization;
using Footfall.Protocol;

namespace Footfall.Collector;

/// <summary>
/// The questions that a collector answers in a private trial. What it says are raw sums, without thresholds: for the person at this
/// machine and not to be published (<c>spec/collector.md</c>, section 5).
/// </summary>
internal sealed class RawSums(Tools tools, ILedger ledger)
{
    private const string BadParameter = "bad-parameter";

    /// <summary><c>GET /v1/{tool}/windows</c>.</summary>
    public Task Windows(HttpContext context) => tools.TryFind(Tool(context), out var vocabulary)
        ? Answers.Give(context, json => json.WindowsAnswer, new WindowsAnswer(Name(vocabulary), [.. ledger.Windows(vocabulary.Manifest.Tool).Select(window => window.ToString())]))
        : Answers.RefuseTool(context);

    /// <summary><c>GET /v1/{tool}/counters</c>.</summary>
    public Task Counters(HttpContext context)
    {
        if (!tools.TryFind(Tool(context), out var vocabulary))
        {
            return Answers.RefuseTool(context);
        }

        if (!WindowText.TryParse(Parameter(context, "window"), out var window))
        {
            return Bad(context, "window must be an ISO week such as 2026-W47 or a day such as 2026-11-20; GET windows lists those that are held.");
        }

        ReportKind? only = null;
        if (context.Request.Query.ContainsKey("kind"))
        {
            if (!ReportKinds.TryParse(Parameter(context, "kind"), out var kind))
            {
                return Bad(context, $"kind must be one of: {string.Join(", ", ReportKinds.All.Select(ReportKinds.Name))}.");
            }

            only = kind;
        }

        var cells = ledger.Cells(vocabulary.Manifest.Tool, window.Code, window.Code).Where(cell => only is null || cell.Subject.Kind == only);
        return Answers.Give(
            context,
            json => json.CountersAnswer,
            new CountersAnswer(Name(vocabulary), window.ToString(), [.. cells.Select(cell => Counter(cell, vocabulary))]));
    }

    /// <summary><c>GET /v1/{tool}/activity</c>.</summary>
    public Task Activity(HttpContext context)
    {
        if (!tools.TryFind(Tool(context), out var vocabulary))
        {
            return Answers.RefuseTool(context);
        }

        var manifest = vocabulary.Manifest;
        if (!manifest.Collects.Contains(ReportKind.Activity))
        {
            return Answers.Refuse(context, StatusCodes.Status404NotFound, "not-collected", "This tool does not collect activity.");
        }

        if (!WindowText.TryParse(Parameter(context, "day"), out var day) || day.Length != WindowLength.Day)
        {
            return Bad(context, "day must be a day such as 2026-11-20: the last day of the span.");
        }

        if (!int.TryParse(Parameter(context, "window"), NumberStyles.None, CultureInfo.InvariantCulture, out var days)
            || !ActiveInstallations.CanCount(manifest.Activity, days))
        {
            var choice = manifest.Activity == ActivityMode.Exact ? "a number of days from 1 to 30" : "1, 7 or 30 days";
            return Bad(context, $"window must be {choice}.");
        }

        var first = Window.Containing(day.Start.PlusDays(1 - days), WindowLength.Day);
        var cells = ledger.Cells(manifest.Tool, first.Code, day.Code);
        var answer = new ActivityAnswer(
            Name(vocabulary),
            day.ToString(),
            days,
            manifest.Activity == ActivityMode.Exact ? "exact" : "once",
            ActiveInstallations.Count(cells, manifest.Activity, day.Start, days),
            ActiveInstallations.IsExact(manifest.Activity, days) ? "exact" : "lower");
        return Answers.Give(context, json => json.ActivityAnswer, answer);
    }

    private static CounterAnswer Counter(Cell cell, Vocabulary vocabulary)
    {
        var words = Words.Of(cell.Subject, vocabulary);
        return new(ReportKinds.Name(cell.Subject.Kind), cell.Subject.A, cell.Subject.B, words.What, words.Which, cell.Sum);
    }

    private static string? Tool(HttpContext context) => (string?)context.Request.RouteValues["tool"];

    private static string Name(Vocabulary vocabulary) => vocabulary.Manifest.Tool.Text;

    private static string? Parameter(HttpContext context, string name) => context.Request.Query[name] is [var value] ? value : null;

    private static Task Bad(HttpContext context, string message) =>
        Answers.Refuse(context, StatusCodes.Status400BadRequest, BadParameter, message);
}
