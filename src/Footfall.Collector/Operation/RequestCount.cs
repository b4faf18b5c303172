namespace Footfall.Collector;

/// <summary>Counts answers by the pattern of their route, so that nothing of what was asked for is in a metric.</summary>
internal sealed class RequestCount(CollectorMetrics metrics)
{
    /// <summary>Comes before everything that answers.</summary>
    public async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        finally
        {
            var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
            metrics.Request(route ?? "none", context.Response.StatusCode);
        }
    }
}
