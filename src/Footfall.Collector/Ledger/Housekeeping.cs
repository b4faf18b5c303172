using NodaTime;

namespace Footfall.Collector;

/// <summary>
/// Each second empties the write-ahead log, so that no file is a history of more than the last moment, and on each new UTC day
/// closes the intake of the windows whose time is over.
/// </summary>
internal sealed partial class Housekeeping(ILedger ledger, Closing closing, IClock clock, ILogger<Housekeeping> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private LocalDate? closed;
    private string? failure;

    /// <inheritdoc />
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        // Before the first report is taken, and not beside it.
        Tidy();
        WarnOfStranded();
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Tidy();
        }
    }

    private void WarnOfStranded()
    {
        try
        {
            if (closing.Stranded() is { Count: > 0 } tools)
            {
                LogStranded(logger, string.Join(", ", tools));
            }
        }
        catch (LedgerException e)
        {
            LogFailure(logger, e);
        }
    }

    private void Tidy()
    {
        try
        {
            ledger.Settle();
            var today = clock.GetCurrentInstant().InUtc().Date;
            if (today != closed)
            {
                closing.Run(today);
                ledger.Rewrite();
                closed = today;
            }

            failure = null;
        }
        catch (LedgerException e)
        {
            // Every second the same would hide everything else.
            if (e.Message != failure)
            {
                LogFailure(logger, e);
                failure = e.Message;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "There are raw sums of {Tools}, and no manifest here. They are kept unpublished until the manifest is back.")]
    private static partial void LogStranded(ILogger logger, string tools);

    [LoggerMessage(Level = LogLevel.Error, Message = "Tidying the database failed; it is tried again each second, and the same failure is not told again until it worked.")]
    private static partial void LogFailure(ILogger logger, Exception e);
}
