using System.Collections.Concurrent;
using Footfall.Protocol;
using NodaTime;

namespace Footfall.Collector.Tests;

/// <summary>A ledger in memory that can fail and can be slow; it does not know a repetition.</summary>
internal sealed class FakeLedger : ILedger
{
    public bool Fails { get; set; }

    /// <summary>Commits wait for it.</summary>
    public ManualResetEventSlim Gate { get; } = new(initialState: true);

    public ConcurrentQueue<IReadOnlyCollection<Entry>> Batches { get; } = [];

    public void Commit(IReadOnlyCollection<Entry> batch)
    {
        Gate.Wait();
        Check();
        Batches.Enqueue(batch);
    }

    public LocalDate CountedSince(ToolName tool, LocalDate today)
    {
        Check();
        return today;
    }

    public void CloseIntake(IntakePeriod period, LocalDate today) => Check();

    public Release? Release(ToolName tool, Window window, Func<ClosingWindow, Closure> publish) =>
        Failing<Cell>() is var cells ? publish(new ClosingWindow(tool, window, cells, [], null)).Release : null;

    public void Settle() => Check();

    public void Rewrite() => Check();

    public IReadOnlyList<Cell> Cells(ToolName tool, int firstWindow, int lastWindow) => Failing<Cell>();

    public IReadOnlyList<ToolName> Tools() => Failing<ToolName>();

    public IReadOnlyList<Window> Windows(ToolName tool) => Failing<Window>();

    public IReadOnlyList<Release> Releases(ToolName tool, LocalDate first, LocalDate last) => Failing<Release>();

    public IReadOnlyList<Release> Releases(long after, int most) => Failing<Release>();

    public IReadOnlyList<StoredTable> Describe() => Failing<StoredTable>();

    public void Dispose() => Gate.Dispose();

    private IReadOnlyList<T> Failing<T>()
    {
        Check();
        return [];
    }

    private void Check()
    {
        if (Fails)
        {
            throw new LedgerException("The disk is full.", new IOException());
        }
    }
}
