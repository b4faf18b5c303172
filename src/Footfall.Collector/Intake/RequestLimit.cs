namespace Footfall.Collector;

/// <summary>Tells those who ask too often to come later, before anything of the request is looked at.</summary>
internal sealed class RequestLimit(CollectorMetrics metrics)
{
    /// <summary>Comes before everything that answers.</summary>
    public Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<Allowance>() is not { } allowance || allowance.TryRequest())
        {
            return next(context);
        }

        metrics.LimitedRequest();
        context.Response.Headers.Connection = "close";
        return Answers.Postpone(context, "too-many", "More requests came from your network than this collector takes; come again later.");
    }
}
