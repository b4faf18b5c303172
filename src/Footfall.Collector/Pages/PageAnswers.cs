namespace Footfall.Collector;

/// <summary>How readers are answered: with what is kept of a page or file, made anew where it is old.</summary>
internal sealed class PageAnswers(Settings settings, PageCache cache)
{
    /// <summary>The methods of reading.</summary>
    public static string[] Reading { get; } = [HttpMethods.Get, HttpMethods.Head];

    private string CacheControl => settings.IsTrial ? "no-store" : "public, max-age=300";

    /// <summary>Answers with a page.</summary>
    /// <param name="context">The request.</param>
    /// <param name="key">What tells the page from others.</param>
    /// <param name="make">Makes it.</param>
    public Task PageAsync(HttpContext context, string key, Func<Frame> make)
    {
        // How a page leads to the root depends on how deep it lies, so pages of different depths are kept apart.
        var root = Root(context);
        return KeptAsync(context, $"{root} {key}", () => PageAsync(root, Marked(make()), StatusCodes.Status200OK, CacheControl));
    }

    /// <summary>Answers with a file.</summary>
    /// <param name="context">The request.</param>
    /// <param name="key">What tells the file from others.</param>
    /// <param name="make">Makes it.</param>
    public Task FileAsync(HttpContext context, string key, Func<Page> make) => KeptAsync(context, key, () => Task.FromResult(make()));

    /// <summary>Answers with a page that says one thing.</summary>
    public async Task TellAsync(HttpContext context, MessageView message)
    {
        var frame = new Frame($"{message.Heading} – Footfall", Notice.None, new Pages_Message { Model = message });
        var page = await PageAsync(Root(context), Marked(frame), message.Status, "no-store");
        await page.AnswerAsync(context);
    }

    private static async Task<Page> PageAsync(string root, Frame frame, int status, string cacheControl) =>
        Page.Of(status, cacheControl, await new Pages_Layout { Model = frame, Root = root }.RenderAsync());

    private static string Root(HttpContext context) => string.Concat(Enumerable.Repeat("../", context.Request.Path.Value!.AsSpan(1).Count('/')));

    private Frame Marked(Frame frame) => settings.IsTrial ? frame with { Notice = Notice.Trial } : settings.IsSynthetic ? frame with { Notice = Notice.Synthetic } : frame;

    private async Task KeptAsync(HttpContext context, string key, Func<Task<Page>> make)
    {
        try
        {
            var page = await cache.GetAsync(key, make);
            await page.AnswerAsync(context);
        }
        catch (LedgerException)
        {
            await TellAsync(context, MessageView.Unavailable);
        }
    }
}
