
namespace Footfall.Collector;

/// <summary>What people read: the pages, and the files that they refer to (<c>spec/collector.md</c>, section 9).</summary>
internal sealed class PageRoutes(Settings settings, Tools tools, IFigureSource source, PageCache cache)
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    private string CacheControl => settings.IsTrial ? "no-store" : "public, max-age=300";

    /// <summary>Adds the routes.</summary>
    public void Map(WebApplication web)
    {
        web.MapMethods("/", Reading, Home);
        web.MapMethods("/tools/{tool}", Reading, Tool);
        web.MapMethods("/style.css", Reading, context => Asset(context, "text/css; charset=utf-8", Stylesheet.Css));
        web.MapMethods("/icon.svg", Reading, context => Asset(context, "image/svg+xml", Stylesheet.Icon));
    }

    /// <summary>Answers a reader whose address leads nowhere with a page. Everybody else keeps the empty answer of the server.</summary>
    public async Task AnswerNotFound(HttpContext context, RequestDelegate next)
    {
        await next(context);
        var isReader = Reading.Contains(context.Request.Method) && !context.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal);
        if (isReader && context.Response is { HasStarted: false, StatusCode: StatusCodes.Status404NotFound } && context.GetEndpoint() is null)
        {
            await TellAsync(context, MessageView.NotFound);
        }
    }

    private Task Home(HttpContext context) => CachedAsync(context, "home", root =>
    {
        var view = HomeView.Of(tools, source, settings.IsTrial);
        return PageAsync(root, new Frame("Footfall: how developer tools are used", view.Notice, new Pages_Home { Model = view }));
    });

    private Task Tool(HttpContext context)
    {
        if (!tools.TryFind((string?)context.Request.RouteValues["tool"], out var vocabulary))
        {
            return TellAsync(context, MessageView.UnknownTool);
        }

        var query = context.Request.Query["period"];
        var name = vocabulary.Manifest.Tool;
        try
        {
            var first = source.FirstDay(name);
            return query.Count <= 1 && ShownPeriod.TryFind(query, first, source.LastDay, out var period)
                ? CachedAsync(context, $"tool {name} {period.Text}", root =>
                {
                    var view = ToolView.Of(vocabulary, period, source, new Timetable(settings.HoldDays, first, vocabulary.Manifest.Window));
                    return PageAsync(root, new Frame($"{name} – Footfall", view.Notice, new Pages_Tool { Model = view }));
                })
                : TellAsync(context, MessageView.BadPeriod);
        }
        catch (LedgerException)
        {
            return TellAsync(context, MessageView.Unavailable);
        }
    }

    private static Task Asset(HttpContext context, string type, byte[] bytes)
    {
        var isNamed = context.Request.Query["v"] == Stylesheet.Hash;
        return new Page(StatusCodes.Status200OK, type, isNamed ? "public, max-age=31536000, immutable" : "public, max-age=300", bytes).AnswerAsync(context);
    }

    // How a page leads to the root depends on how deep it lies, so pages of different depths are kept apart.
    private async Task CachedAsync(HttpContext context, string key, Func<string, Task<Page>> make)
    {
        var root = Root(context);
        try
        {
            var page = await cache.GetAsync($"{root} {key}", () => make(root));
            await page.AnswerAsync(context);
        }
        catch (LedgerException)
        {
            await TellAsync(context, MessageView.Unavailable);
        }
    }

    private Task<Page> PageAsync(string root, Frame frame) => PageAsync(root, frame, StatusCodes.Status200OK, CacheControl);

    private static async Task<Page> PageAsync(string root, Frame frame, int status, string cacheControl) =>
        Page.Of(status, cacheControl, await new Pages_Layout { Model = frame, Root = root }.RenderAsync());

    private async Task TellAsync(HttpContext context, MessageView message)
    {
        var notice = settings.IsTrial ? Notice.Trial : Notice.None;
        var frame = new Frame($"{message.Heading} – Footfall", notice, new Pages_Message { Model = message });
        var page = await PageAsync(Root(context), frame, message.Status, "no-store");
        await page.AnswerAsync(context);
    }

    private static string Root(HttpContext context) =>
        string.Concat(Enumerable.Repeat("../", context.Request.Path.Value!.AsSpan(1).Count('/')));
}
