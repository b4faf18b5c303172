namespace Footfall.Collector.Tests;

[TestClass]
public sealed class HealthTests
{
    [TestMethod]
    public async Task A_collector_that_can_write_lives_and_is_ready()
    {
        using var folder = new TemporaryFolder();
        await using var collector = await RunningCollector.StartAsync(folder, settings: new Settings());

        Assert.AreEqual("200 ", await collector.GetAsync("healthz"));
        Assert.AreEqual("200 ", await collector.GetAsync("readyz"));
    }

    [TestMethod]
    public async Task Storage_that_does_not_take_a_commit_makes_it_not_ready_and_says_nothing_more()
    {
        using var ledger = new FakeLedger { Fails = true };
        await using var collector = await RunningCollector.StartAsync(ledger);

        var answer = await Wire.ExchangeAsync(collector.Address, "GET /readyz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"u8.ToArray());

        Assert.AreEqual("200 ", await collector.GetAsync("healthz"));
        Assert.AreEqual("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\nCache-Control: no-store\r\n\r\n", answer);
    }

    [TestMethod]
    public void A_failed_commit_of_reports_is_remembered_until_one_succeeds()
    {
        using var ledger = new FakeLedger { Fails = true };
        using var metrics = new CollectorMetrics();
        using var watched = new WatchedLedger(ledger, metrics);

        Assert.ThrowsExactly<LedgerException>(() => watched.Commit([Some.Entry()]));
        Assert.IsNotNull(watched.SinceFailure);
        ledger.Fails = false;
        Assert.IsTrue(watched.CanCommit());
        Assert.IsNotNull(watched.SinceFailure);
        watched.Commit([Some.Entry()]);

        Assert.IsNull(watched.SinceFailure);
    }

    [TestMethod]
    public async Task Whoever_asks_often_does_not_ask_the_storage_each_time()
    {
        using var ledger = new FakeLedger();
        await using var collector = await RunningCollector.StartAsync(ledger);
        using var client = new HttpClient { BaseAddress = collector.Address };
        var watch = System.Diagnostics.Stopwatch.StartNew();

        for (var i = 0; i < 50; i++)
        {
            using var answer = await client.GetAsync(new Uri("readyz", UriKind.Relative));
        }

        Assert.IsLessThanOrEqualTo(1 + (int)watch.Elapsed.TotalSeconds, ledger.Batches.Count);
    }
}
