namespace Footfall.Collector;

/// <summary>What people read: the pages, and the style that they refer to (<c>spec/collector.md</c>, section 9).</summary>
internal sealed class PageRoutes(Settings settings, Tools tools, IFigureSource source, AboutMaker about, PageAnswers answers)
{
    /// <summary>Adds the routes.</summary>
    public void Map(WebApplication web)
    {
        web.MapMethods("/", PageAnswers.Reading, Home);
        web.MapMethods("/tools/{tool}", PageAnswers.Reading, Tool);
        web.MapMethods("/about", PageAnswers.Reading, About);
        web.MapMethods("/style.css", PageAnswers.Reading, context => Asset(context, "text/css; charset=utf-8", Stylesheet.Css));
        web.MapMethods("/icon.svg", PageAnswers.Reading, context => Asset(context, "image/svg+xml", Stylesheet.Icon));
    }

    /// <summary>Answers a reader whose address leads nowhere with a page. Everybody else keeps the empty answer of the server.</summary>
    public Task AnswerNotFound(HttpContext context, RequestDelegate next)
    {
        var leadsNowhere = context.GetEndpoint() is null && !context.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal);
        return leadsNowhere && PageAnswers.Reading.Contains(context.Request.Method) ? answers.TellAsync(context, MessageView.NotFound) : next(context);
    }

    private Task Home(HttpContext context) => answers.PageAsync(context, "home", () =>
    {
        var view = HomeView.Of(tools, source, settings.IsTrial);
        return new Frame("Footfall: how developer tools are used", view.Notice, new Pages_Home { Model = view });
    });

    private async Task Tool(HttpContext context)
    {
        if (!tools.TryFind((string?)context.Request.RouteValues["tool"], out var vocabulary))
        {
            await answers.TellAsync(context, MessageView.UnknownTool);
            return;
        }

        var query = context.Request.Query["period"];
        var name = vocabulary.Manifest.Tool;
        ShownPeriod? period;
        NodaTime.LocalDate first;
        try
        {
            first = source.FirstDay(name);
            if (query.Count > 1 || !ShownPeriod.TryFind(query, first, source.LastDay, out period))
            {
                await answers.TellAsync(context, MessageView.BadPeriod);
                return;
            }
        }
        catch (LedgerException)
        {
            await answers.TellAsync(context, MessageView.Unavailable);
            return;
        }

        await answers.PageAsync(context, $"tool {name} {period.Text}", () =>
        {
            var view = ToolView.Of(vocabulary, period, source, new Timetable(settings.HoldDays, first, vocabulary.Manifest.Window));
            return new Frame($"{name} – Footfall", view.Notice, new Pages_Tool { Model = view });
        });
    }

    private Task About(HttpContext context) => answers.PageAsync(context, "about", () =>
    {
        var view = about.Make();
        return new Frame("About – Footfall", view.Notice, new Pages_About { Model = view });
    });

    private static Task Asset(HttpContext context, string type, byte[] bytes)
    {
        var isNamed = context.Request.Query["v"] == Stylesheet.Hash;
        return new Page(StatusCodes.Status200OK, type, isNamed ? "public, max-age=31536000, immutable" : "public, max-age=300", bytes).AnswerAsync(context);
    }
}
