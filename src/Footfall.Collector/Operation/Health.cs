using System.Diagnostics;

namespace Footfall.Collector;

/// <summary>
/// Two questions of whoever starts, stops and balances collectors: does it live, and can it take reports now. The answer is a status and
/// nothing else, since strangers can ask too.
/// </summary>
internal sealed class Health(WatchedLedger ledger, IHostApplicationLifetime lifetime)
{
    // After a failed commit others are asked first for so long, unless one succeeds.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    // However often it is asked, the storage is asked once a second.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly Lock turn = new();
    private bool canCommit;
    private long asked = long.MinValue;

    /// <summary><c>GET /healthz</c>.</summary>
    public static Task Lives(HttpContext context) => Give(context, yes: true);

    /// <summary><c>GET /readyz</c>.</summary>
    public Task IsReady(HttpContext context) =>
        Give(context, yes: !lifetime.ApplicationStopping.IsCancellationRequested && !(ledger.SinceFailure < Pause) && CanCommit());

    private static Task Give(HttpContext context, bool yes)
    {
        context.Response.StatusCode = yes ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentLength = 0;
        context.Response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }

    private bool CanCommit()
    {
        lock (turn)
        {
            if (asked == long.MinValue || Stopwatch.GetElapsedTime(asked) >= Fresh)
            {
                canCommit = ledger.CanCommit();
                asked = Stopwatch.GetTimestamp();
            }

            return canCommit;
        }
    }
}
