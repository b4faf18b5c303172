using System.Collections.Concurrent;
using System.Net;
using Footfall.Protocol;
using Footfall.Testing;
using NodaTime;

namespace Footfall.Collector.Tests;

/// <summary>Collectors and servers that end in the middle of their work.</summary>
[TestClass]
public sealed class PostgresKilledTests
{
    private static ToolName Git { get; } = ToolName.Parse("git");

    [TestMethod]
    public void A_commit_survives_the_server_whatever_its_default_is()
    {
        using var cluster = new PostgresCluster("-c synchronous_commit=off -c wal_writer_delay=10s");
        using var ledger = PostgresHome.Open(cluster.Create());

        for (var i = 1; i <= Effort.Times(2, 20); i++)
        {
            ledger.Commit([Some.Entry()]);
            cluster.KillAndRestart();

            Assert.AreEqual(i, ledger.Cells(Git, 0, int.MaxValue).Single().Reports);
        }
    }

    [TestMethod]
    public void A_killed_server_loses_nothing_that_was_acknowledged_and_doubles_nothing()
    {
        using var cluster = new PostgresCluster();
        var connection = cluster.Create();
        using var ledger = PostgresHome.Open(connection);
        using var other = PostgresHome.Open(connection);
        var waiting = new ConcurrentQueue<Entry[]>(Enumerable.Range(0, Effort.Times(400, 10_000)).Select(_ => Enumerable.Range(0, 10).Select(_ => Some.Entry(Some.Report(1))).ToArray()));
        var batches = waiting.Count;
        var acknowledged = 0;
        var writers = Enumerable.Range(0, 4).Select(i => Task.Run(() =>
        {
            while (waiting.TryDequeue(out var batch))
            {
                if (TryCommit(i % 2 == 0 ? ledger : other, batch))
                {
                    Interlocked.Increment(ref acknowledged);
                }
                else
                {
                    waiting.Enqueue(batch);
                }
            }
        })).ToArray();

        var kills = Effort.Times(2, 20);
        for (var kill = 1; kill <= kills; kill++)
        {
            var enough = kill * batches / (kills + 1);
            Patience.Wait(() => Volatile.Read(ref acknowledged) >= enough, Patience.Usual, () => "The writers stand still.");
            cluster.KillAndRestart();
            var before = Volatile.Read(ref acknowledged);
            Assert.IsTrue(PostgresHome.Sum(connection) >= before * 10L, "What was acknowledged is gone.");
        }

        Task.WaitAll(writers);

        Assert.AreEqual(batches * 10, PostgresHome.Sum(connection));
    }

    [TestMethod]
    public async Task A_killed_collector_loses_nothing_and_what_another_one_takes_instead_counts_once()
    {
        using var home = new PostgresHome();
        using var firstFolder = new TemporaryFolder();
        using var secondFolder = new TemporaryFolder();
        using var first = await CollectorProcess.StartAsync(firstFolder, [Some.Git], "--postgres", home.Connection);
        using var second = await CollectorProcess.StartAsync(secondFolder, [Some.Git], "--postgres", home.Connection);
        var window = Window.Containing(SystemClock.Instance.GetCurrentInstant().InUtc().Date.PlusDays(-7), WindowLength.Week);
        var report = Some.Report(1) with { Window = window };
        var nonces = new ConcurrentQueue<Nonce>(Enumerable.Range(0, 400).Select(_ => Some.Nonce()));
        var acknowledged = 0;
        Task? killing = null;

        // To the first one, and when it does not answer, to the second one; each tenth to both.
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            while (nonces.TryDequeue(out var nonce))
            {
                var isTaken = await TryPostAsync(first, report, nonce);
                var count = isTaken ? Interlocked.Increment(ref acknowledged) : 0;
                if (count == 100)
                {
                    killing = first.KillAsync();
                }

                if (!isTaken || count % 10 == 0)
                {
                    Assert.IsTrue(await TryPostAsync(second, report, nonce));
                }
            }
        }));
        await killing!;

        Assert.AreEqual(400, PostgresHome.Sum(home.Connection));
    }

    private static bool TryCommit(ILedger ledger, Entry[] batch)
    {
        try
        {
            ledger.Commit(batch);
            return true;
        }
        catch (LedgerException)
        {
            return false;
        }
    }

    private static async Task<bool> TryPostAsync(CollectorProcess collector, Report report, Nonce nonce)
    {
        try
        {
            return await Wire.PostAsync(collector.Address, report, nonce) == HttpStatusCode.Accepted;
        }
        catch (Exception e) when (e is HttpRequestException or System.Net.Sockets.SocketException)
        {
            return false;
        }
    }
}
