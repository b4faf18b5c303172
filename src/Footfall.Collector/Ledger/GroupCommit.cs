using System.Diagnostics;
using NodaTime;

namespace Footfall.Collector;

/// <summary>
/// The one writer of the process. What arrives while a commit is on its way to the disk goes into the next one together, so that
/// many reports share the price of one. More than fits into the next one is refused at once. Thread-safe. Disposing commits what was accepted.
/// </summary>
internal sealed partial class GroupCommit : IAsyncDisposable
{
    /// <summary>How many may wait for the next commit.</summary>
    public const int MostWaiting = 2_000;

    // How many are told by one piece of work of the thread pool. A queue of single ones costs more than telling them; one of all would leave the
    // other processors without work.
    private const int ToldTogether = 32;

    private static readonly TimeSpan WatchPause = TimeSpan.FromSeconds(1);

    private readonly object turn = new();
    private readonly CancellationTokenSource end = new();
    private readonly ILedger ledger;
    private readonly IntakePeriod period;
    private readonly IClock clock;
    private readonly ILogger logger;
    private readonly Task writing;
    private readonly Task watching;
    private List<Waiting> waiting = [];
    private bool isOver;
    private volatile Underway? underway;

    public GroupCommit(ILedger ledger, IntakePeriod period, IClock clock, ILogger<GroupCommit> logger)
    {
        this.ledger = ledger;
        this.period = period;
        this.clock = clock;
        this.logger = logger;

        // On a thread of its own: while it waits for the disk, the pool's few threads answer requests.
        writing = Task.Factory.StartNew(Write, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        watching = WatchAsync();
    }

    /// <summary>
    /// How long a commit may take before everybody who waits is told to come again. Default 10 s: a disk that takes longer is as good as
    /// broken. The reports may still be counted; their nonces make the next try harmless.
    /// </summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>True once the entry is durable, or known to add nothing. False: it is not known to be; to be sent again.</summary>
    public Task<bool> TryAddAsync(Entry entry)
    {
        var mine = new Waiting(entry);
        lock (turn)
        {
            if (isOver || waiting.Count == MostWaiting)
            {
                return Task.FromResult(false);
            }

            waiting.Add(mine);
            Monitor.Pulse(turn);
        }

        return mine.Task;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        lock (turn)
        {
            isOver = true;
            Monitor.Pulse(turn);
        }

        await writing;
        await end.CancelAsync();
        await watching;
        end.Dispose();
    }

    private static void Tell(List<Waiting> batch, bool isDurable)
    {
        for (var i = 0; i < batch.Count; i += ToldTogether)
        {
            var part = batch.GetRange(i, Math.Min(ToldTogether, batch.Count - i));
            ThreadPool.UnsafeQueueUserWorkItem(_ => part.ForEach(one => one.TrySetResult(isDurable)), null);
        }
    }

    private void Write()
    {
        while (WaitForBatch() is { Count: > 0 } batch)
        {
            underway = new Underway(batch, Stopwatch.GetTimestamp());
            var isDurable = TryCommit(batch);
            underway = null;
            Tell(batch, isDurable);
        }
    }

    // Empty: there will be no more.
    private List<Waiting> WaitForBatch()
    {
        lock (turn)
        {
            while (waiting.Count == 0 && !isOver)
            {
                Monitor.Wait(turn);
            }

            return Take();
        }
    }

    private List<Waiting> Take()
    {
        lock (turn)
        {
            (var taken, waiting) = (waiting, []);
            return taken;
        }
    }

    // Beside the writer, which may hang in the system for as long as the disk does.
    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(WatchPause);
        try
        {
            while (await timer.WaitForNextTickAsync(end.Token))
            {
                if (underway is { } hanging && Stopwatch.GetElapsedTime(hanging.Since) > Patience)
                {
                    Tell(hanging.Batch, isDurable: false);
                    Tell(Take(), isDurable: false);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed of.
        }
    }

    private bool TryCommit(List<Waiting> batch)
    {
        try
        {
            // In the order of their nonces, which is no order of arrival. The sort is stable: of two with one nonce the first stays first.
            // Those that come too late add nothing, and are acknowledged like the others.
            var today = clock.GetCurrentInstant().InUtc().Date;
            var entries = batch.Select(one => one.Entry)
                .Where(entry => !period.IsOver(entry.Report.Window, today))
                .OrderBy(entry => entry.Nonce.Hex, StringComparer.Ordinal)
                .ToList();
            ledger.Commit(entries);
            return true;
        }
#pragma warning disable CA1031 // Whatever it was: the writer lives on, and everybody who waits is told to come again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogFailure(logger, batch.Count, e);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A commit of {Reports} reports failed; their senders were asked to try again later.")]
    private static partial void LogFailure(ILogger logger, int reports, Exception e);

    private sealed class Waiting(Entry entry) : TaskCompletionSource<bool>
    {
        public Entry Entry => entry;
    }

    private sealed record Underway(List<Waiting> Batch, long Since);
}
