using System.Threading.Channels;
using NodaTime;

namespace Footfall.Collector;

/// <summary>
/// The one writer of the process. What arrives while a commit is on its way to the disk goes into the next one together, so that
/// many reports share the price of one. Thread-safe. Disposing commits what was accepted.
/// </summary>
internal sealed partial class GroupCommit : IAsyncDisposable
{
    private const int LargestBatch = 1_000;
    private const int MostWaiting = 10_000;

    // A disk that takes longer is as good as broken. The report may still be counted; its nonce makes the client's next try harmless.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Channel<Waiting> waiting = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly ILedger ledger;
    private readonly IntakePeriod period;
    private readonly IClock clock;
    private readonly ILogger logger;
    private readonly Task writing;

    public GroupCommit(ILedger ledger, IntakePeriod period, IClock clock, ILogger<GroupCommit> logger)
    {
        this.ledger = ledger;
        this.period = period;
        this.clock = clock;
        this.logger = logger;
        writing = Task.Run(WriteAsync);
    }

    /// <summary>True once the entry is durable, or known to add nothing. False: it is not known to be; to be sent again.</summary>
    public async Task<bool> TryAddAsync(Entry entry)
    {
        var mine = new Waiting(entry, new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously));
        try
        {
            using var limit = new CancellationTokenSource(Patience);
            await waiting.Writer.WriteAsync(mine, limit.Token);
            return await mine.IsDurable.Task.WaitAsync(limit.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or ChannelClosedException)
        {
            return false;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await writing;
    }

    private async Task WriteAsync()
    {
        var batch = new List<Waiting>(LargestBatch);
        while (await waiting.Reader.WaitToReadAsync())
        {
            while (batch.Count < LargestBatch && waiting.Reader.TryRead(out var next))
            {
                batch.Add(next);
            }

            var isDurable = TryCommit(batch);
            batch.ForEach(one => one.IsDurable.SetResult(isDurable));
            batch.Clear();
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

    private sealed record Waiting(Entry Entry, TaskCompletionSource<bool> IsDurable);
}
