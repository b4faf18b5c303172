using System.Text;
using Footfall.Protocol;
using NodaTime;

namespace Footfall.Collector;

/// <summary>The open data: files that anybody may take, and the page that lists them. In a private trial there are none.</summary>
internal sealed class OpenDataRoutes(Settings settings, ILedger ledger, DataFiles files, PageAnswers answers, IClock clock)
{
    private const string Tsv = "text/tab-separated-values; charset=utf-8";
    private const string Growing = "public, max-age=600";
    private const string Finished = "public, max-age=86400";

    // As for pages: short questions, so that nobody who brings a report waits long for a reader.
    private const int DaysAtOnce = 28;

    /// <summary>Adds the routes.</summary>
    public void Map(WebApplication web)
    {
        if (settings.IsTrial)
        {
            web.MapMethods("/open-data/{**path}", PageAnswers.Reading, context => answers.TellAsync(context, MessageView.NothingPublished));
            return;
        }

        web.MapMethods("/open-data", PageAnswers.Reading, Index);
        web.MapMethods("/open-data/dictionary", PageAnswers.Reading, Dictionary);
        web.MapMethods("/open-data/dictionary.md", PageAnswers.Reading, context => answers.FileAsync(
            context,
            "dictionary.md",
            () => new Page(StatusCodes.Status200OK, "text/markdown; charset=utf-8", Growing, Encoding.UTF8.GetBytes(OpenData.Dictionary(settings.Licence)))));
        web.MapMethods("/open-data/releases.tsv", PageAnswers.Reading, context => answers.FileAsync(
            context,
            "releases.tsv",
            () => new Page(StatusCodes.Status200OK, Tsv, Growing, Encoding.UTF8.GetBytes(files.Log()))));
        web.MapMethods("/open-data/{tool}/{file}", PageAnswers.Reading, File);
    }

    private Task Index(HttpContext context) => answers.PageAsync(context, "open-data", () =>
    {
        var notice = files.IsSynthetic() ? Notice.Synthetic : Notice.None;
        return new Frame("Open data – Footfall", notice, new Pages_OpenData { Model = new OpenDataView(files.All(), settings.Licence) });
    });

    private Task Dictionary(HttpContext context) => answers.PageAsync(
        context,
        "dictionary",
        () => new Frame("Data dictionary – Footfall", Notice.None, new Pages_Dictionary { Model = new DictionaryView(settings.Licence) }));

    private Task File(HttpContext context)
    {
        var name = (string)context.Request.RouteValues["file"]!;
        return ToolName.TryParse((string?)context.Request.RouteValues["tool"], out var tool)
            && Path.GetExtension(name) is (".tsv" or ".json") and var kind
            && Quarter.TryParse(Path.GetFileNameWithoutExtension(name), out var quarter)
            && files.All().Any(file => file.Tool == tool && file.Quarter == quarter)
            ? answers.FileAsync(context, $"file {tool} {name}", () => Make(tool, quarter, kind == ".json"))
            : answers.TellAsync(context, MessageView.NotFound);
    }

    private Page Make(ToolName tool, Quarter quarter, bool isJson)
    {
        var releases = new List<Release>();
        for (var from = quarter.First; from <= quarter.Last; from = from.PlusDays(DaysAtOnce))
        {
            var to = from.PlusDays(DaysAtOnce - 1);
            releases.AddRange(ledger.Releases(tool, from, to < quarter.Last ? to : quarter.Last));
        }

        releases.Sort((a, b) => a.Number.CompareTo(b.Number));
        return isJson
            ? new Page(StatusCodes.Status200OK, "application/json", CacheControl(quarter), OpenData.QuarterJson(tool, quarter, releases, settings.Licence))
            : new Page(StatusCodes.Status200OK, Tsv, CacheControl(quarter), Encoding.UTF8.GetBytes(OpenData.Quarter(releases)));
    }

    // Nothing is added once the window that holds the quarter's last day is published.
    private string CacheControl(Quarter quarter)
    {
        var last = Window.Containing(quarter.Last, WindowLength.Week);
        return clock.GetCurrentInstant().InUtc().Date > last.End.PlusDays(settings.HoldDays) ? Finished : Growing;
    }
}
