using System.Collections.Concurrent;
using Footfall.Protocol;
using Footfall.Testing;

namespace Footfall.Collector.Tests;

/// <summary>Several collectors on one database: each has a ledger of its own.</summary>
[TestClass]
public sealed class PostgresSharedTests : LedgerContractBase
{
    [TestMethod]
    public void Reports_that_several_collectors_take_at_once_count_once()
    {
        var random = new SeededRandom(Environment.TickCount);
        var windows = new[] { Some.LastWeek, WeekBefore };
        var entries = Enumerable.Range(0, Effort.Times(1_000, 50_000))
            .Select(_ => Some.Entry(Some.Report(1) with { Window = random.Pick(windows), Subject = new Subject(ReportKind.Command, random.Below(20), 1) }))
            .ToList();
        var ledgers = Enumerable.Range(0, 4).Select(_ => Home.Open()).ToList();

        // Each in an order of its own and twice, without the order of keys that a collector keeps to: they get into each other's way.
        var batches = ledgers.ConvertAll(_ => entries.Concat(entries).OrderBy(_ => random.Below(int.MaxValue)).Chunk(100).ToList());
        Parallel.For(0, 4, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i => batches[i].ForEach(batch => CommitUntilDone(ledgers[i], batch)));

        Assert.AreEqual((entries.Count, entries.Count), Total(ledgers[0]));
        ledgers.ForEach(ledger => ledger.Dispose());
    }

    [TestMethod]
    public void Of_those_that_release_a_window_at_once_one_does()
    {
        var ledgers = Enumerable.Range(0, 4).Select(_ => Home.Open()).ToList();
        ledgers[0].Commit([Some.Entry()]);
        var days = Enumerable.Range(0, 10).Select(i => Window.Containing(Some.Today.PlusDays(i), WindowLength.Day)).Prepend(Some.LastWeek).ToList();
        var made = new ConcurrentBag<Release>();
        var shown = 0L;

        Parallel.ForEach(ledgers, new ParallelOptions { MaxDegreeOfParallelism = 4 }, ledger => days.ForEach(day =>
        {
            if (ledger.Release(Git, day, closing => Publish(closing, ref shown)) is { } release)
            {
                made.Add(release);
            }
        }));

        var kept = ledgers[0].Releases(0, 100);
        CollectionAssert.AreEqual(Enumerable.Range(1, 11).Select(number => (long)number).ToList(), kept.Select(release => release.Number).ToList());
        CollectionAssert.AreEquivalent(made.ToList(), kept.ToList());
        Assert.AreEqual(4, shown);
        ledgers.ForEach(ledger => ledger.Dispose());
    }

    [TestMethod]
    public void Nothing_is_added_to_a_window_that_another_collector_releases()
    {
        var ledgers = Enumerable.Range(0, 4).Select(_ => Home.Open()).ToList();
        var days = Enumerable.Range(0, 10).Select(i => Window.Containing(Some.Today.PlusDays(-i), WindowLength.Day)).ToList();
        using var end = new CancellationTokenSource();
        var committed = new long[3];
        var writers = Enumerable.Range(0, 3).Select(i => Task.Run(() =>
        {
            while (!end.IsCancellationRequested)
            {
                ledgers[i].Commit([.. days.Select(day => Some.Entry(Some.Report(1) with { Window = day }))]);
                Interlocked.Increment(ref committed[i]);
            }
        })).ToArray();

        try
        {
            foreach (var day in days)
            {
                AwaitMore(committed);
                var before = committed.Sum();
                var shown = 0L;
                ledgers[3].Release(Git, day, closing => Publish(closing, ref shown));
                Assert.IsTrue(shown >= before, $"{before} acknowledged before, {shown} shown");
            }

            AwaitMore(committed);
        }
        finally
        {
            end.Cancel();
            Task.WaitAll(writers);
        }

        Assert.IsEmpty(Cells(ledgers[0]));
        ledgers.ForEach(ledger => ledger.Dispose());
    }

    [TestMethod]
    public void Rewriting_beside_writers_and_readers_loses_nothing()
    {
        using var ledger = Home.Open();
        using var other = Home.Open();
        var batches = Enumerable.Range(0, 60).Select(_ => Enumerable.Range(0, 20).Select(_ => Some.Entry(Some.Report(1))).ToList()).ToList();

        Parallel.Invoke(
            () => batches.ForEach(batch => CommitUntilDone(ledger, batch)),
            () => batches.ForEach(batch => CommitUntilDone(other, batch)),
            () => batches.ForEach(_ => Assert.IsTrue(Cells(other).Count <= 1)),
            () => batches[..10].ForEach(_ => ledger.Rewrite()),
            () => batches[..10].ForEach(_ => other.Rewrite()));

        Assert.AreEqual((1_200, 1_200), Total(ledger));
    }

    private protected override ILedgerHome MakeHome() => new PostgresHome();

    private static Closure Publish(ClosingWindow closing, ref long shown)
    {
        shown += closing.Cells.Sum(cell => cell.Sum);
        return new Closure(new Release((closing.Previous?.Number ?? 0) + 1, closing.Tool, closing.Window, Some.Today, "", "", ""), []);
    }

    // As senders do: again with the same nonces.
    private static void CommitUntilDone(ILedger ledger, IReadOnlyCollection<Entry> batch)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                ledger.Commit(batch);
                return;
            }
            catch (LedgerException) when (tries < 100)
            {
                // They got into each other's way more often than a ledger tries.
            }
        }
    }

    private static void AwaitMore(long[] committed)
    {
        var before = committed.ToArray();
        Patience.Wait(() => committed.Zip(before).All(pair => pair.First > pair.Second + 1), Patience.Usual, () => "The writers stand still.");
    }
}
