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

    // Storage that takes longer is not ready.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lock turn = new();
    private Task<bool>? asking;
    private long asked;

    /// <summary><c>GET /healthz</c>.</summary>
    public static Task Lives(HttpContext context) => Give(context, yes: true);

    /// <summary><c>GET /readyz</c>.</summary>
    public async Task IsReady(HttpContext context) =>
        await Give(context, yes: !lifetime.ApplicationStopping.IsCancellationRequested && !(ledger.SinceFailure < Pause) && await CanCommitAsync());

    private static Task Give(HttpContext context, bool yes)
    {
        context.Response.StatusCode = yes ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentLength = 0;
        context.Response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }

    // One question at a time, whoever waits for its answer: storage that hangs must not hang everybody.
    private async Task<bool> CanCommitAsync()
    {
        Task<bool> mine;
        lock (turn)
        {
            if (asking is null || (asking.IsCompleted && Stopwatch.GetElapsedTime(asked) >= Fresh))
            {
                asked = Stopwatch.GetTimestamp();
                asking = Task.Run(ledger.CanCommit);
            }

            mine = asking;
        }

        try
        {
            return await mine.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
