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
    public async Task Storage_that_hangs_makes_it_not_ready_and_holds_up_nobody_else()
    {
        using var ledger = new FakeLedger();
        await using var collector = await RunningCollector.StartAsync(ledger);
        ledger.Gate.Reset();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => collector.GetAsync("readyz")));
        var lives = await collector.GetAsync("healthz");
        ledger.Gate.Set();

        Assert.AreEqual("503 ", string.Join(',', answers.Distinct()));
        Assert.AreEqual("200 ", lives);
    }

    [TestMethod]
    public async Task A_PostgreSQL_database_that_is_gone_makes_it_not_ready()
    {
        var cluster = PostgresCluster.Common;
        var connection = cluster.Create();
        Assert.IsTrue(LedgerOpening.TryOpen(new Settings { Postgres = connection }, out var ledger, out _, out var error), error);
        await using var collector = await RunningCollector.StartAsync(ledger);
        Assert.AreEqual("200 ", await collector.GetAsync("readyz"));

        PostgresCluster.Execute(cluster.Connection("postgres"), $"DROP DATABASE {connection.Split('=')[^1]} WITH (FORCE)");

        Footfall.Testing.Patience.Wait(
            () => collector.GetAsync("readyz").Result == "503 ",
            Footfall.Testing.Patience.Usual,
            () => "It is ready without its database.");
        Assert.AreEqual("200 ", await collector.GetAsync("healthz"));
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
