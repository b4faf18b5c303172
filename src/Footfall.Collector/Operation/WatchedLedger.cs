using System.Diagnostics;
using Footfall.Protocol;
using NodaTime;

namespace Footfall.Collector;

/// <summary>A ledger whose work is measured, and whose last commit tells whether it can be written. Does not dispose of what it watches.</summary>
internal sealed class WatchedLedger(ILedger ledger, CollectorMetrics metrics) : ILedger
{
    private long failed = -1;

    /// <summary>How long ago the last commit failed; null when it did not fail.</summary>
    public TimeSpan? SinceFailure => Interlocked.Read(ref failed) is >= 0 and var when ? Stopwatch.GetElapsedTime(when) : null;

    /// <inheritdoc />
    public void Commit(IReadOnlyCollection<Entry> batch)
    {
        var start = Stopwatch.GetTimestamp();
        var isDurable = false;
        try
        {
            ledger.Commit(batch);
            isDurable = true;
        }
        finally
        {
            Interlocked.Exchange(ref failed, isDurable ? -1 : start);
            metrics.Commit(batch.Count, Stopwatch.GetElapsedTime(start), isDurable);
        }
    }

    /// <summary>Whether an empty commit succeeds: whether the storage is there and lets this process write. Changes nothing.</summary>
    public bool CanCommit()
    {
        try
        {
            ledger.Commit([]);
            return true;
        }
        catch (LedgerException)
        {
            return false;
        }
    }

    /// <inheritdoc />
    public Release? Release(ToolName tool, Window window, Func<ClosingWindow, Closure> publish)
    {
        var release = ledger.Release(tool, window, publish);
        if (release is not null)
        {
            metrics.Release(tool.Text);
        }

        return release;
    }

    /// <inheritdoc />
    public IReadOnlyList<ToolName> Tools() => ledger.Tools();

    /// <inheritdoc />
    public LocalDate CountedSince(ToolName tool, LocalDate today) => ledger.CountedSince(tool, today);

    /// <inheritdoc />
    public void CloseIntake(IntakePeriod period, LocalDate today) => ledger.CloseIntake(period, today);

    /// <inheritdoc />
    public void Settle() => ledger.Settle();

    /// <inheritdoc />
    public void Rewrite() => ledger.Rewrite();

    /// <inheritdoc />
    public IReadOnlyList<Cell> Cells(ToolName tool, int firstWindow, int lastWindow) => ledger.Cells(tool, firstWindow, lastWindow);

    /// <inheritdoc />
    public IReadOnlyList<Window> Windows(ToolName tool) => ledger.Windows(tool);

    /// <inheritdoc />
    public IReadOnlyList<Release> Releases(ToolName tool, LocalDate first, LocalDate last) => ledger.Releases(tool, first, last);

    /// <inheritdoc />
    public IReadOnlyList<Release> Releases(long after, int most) => ledger.Releases(after, most);

    /// <inheritdoc />
    public IReadOnlyList<StoredTable> Describe() => ledger.Describe();

    /// <inheritdoc />
    public void Dispose()
    {
    }
}
