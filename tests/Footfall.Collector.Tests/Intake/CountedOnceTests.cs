using Footfall.Protocol;

namespace Footfall.Collector.Tests;

[TestClass]
public sealed class CountedOnceTests
{
    [TestMethod]
    public async Task Two_reports_add_up()
    {
        using var folder = new TemporaryFolder();
        await using var collector = await RunningCollector.StartAsync(folder);

        await collector.AcceptAsync(Some.Report(count: 4));
        await collector.AcceptAsync(Some.Report(count: 8));

        Assert.AreEqual(12, await collector.SumAsync());
    }

    [TestMethod]
    public async Task A_repeated_report_counts_once_also_across_a_restart()
    {
        using var folder = new TemporaryFolder();
        var nonce = Some.Nonce();
        await using (var first = await RunningCollector.StartAsync(folder))
        {
            await first.AcceptAsync(Some.Report(), nonce);
            await first.AcceptAsync(Some.Report(), nonce);
        }

        await using var second = await RunningCollector.StartAsync(folder);
        await second.AcceptAsync(Some.Report(), nonce);

        Assert.AreEqual(4, await second.SumAsync());
    }

    [TestMethod]
    public async Task A_report_sent_at_once_on_many_connections_counts_once()
    {
        using var folder = new TemporaryFolder();
        await using var collector = await RunningCollector.StartAsync(folder);
        var nonces = Enumerable.Range(0, 10).Select(_ => Some.Nonce()).ToList();

        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => collector.AcceptAsync(Some.Report(), nonces[i % nonces.Count])));

        Assert.AreEqual(40, await collector.SumAsync());
    }

    [TestMethod]
    public async Task Of_two_bodies_with_one_nonce_the_first_counts()
    {
        using var folder = new TemporaryFolder();
        await using var collector = await RunningCollector.StartAsync(folder);
        var nonce = Some.Nonce();

        await collector.AcceptAsync(Some.Report(count: 2), nonce);
        await collector.AcceptAsync(Some.Report(count: 256) with { Subject = new Subject(ReportKind.Command, 1, 2) }, nonce);

        Assert.AreEqual(2, await collector.SumAsync());
    }

    [TestMethod]
    public async Task A_nonce_belongs_to_its_tool_and_window()
    {
        using var folder = new TemporaryFolder();
        await using var collector = await RunningCollector.StartAsync(folder);
        var nonce = Some.Nonce();
        var weekBefore = Window.Containing(Some.LastWeek.Start.PlusDays(-1), WindowLength.Week);

        await collector.AcceptAsync(Some.Report(), nonce);
        await collector.AcceptAsync(Some.Report() with { Window = weekBefore }, nonce);
        await collector.AcceptAsync(Some.Report(count: 1) with { Subject = new Subject(ReportKind.Command, 1, 1) }, nonce, tool: "quiet");

        Assert.AreEqual(4, await collector.SumAsync());
        Assert.AreEqual(4, await collector.SumAsync(window: weekBefore.ToString()));
        Assert.AreEqual(1, await collector.SumAsync(tool: "quiet"));
    }
}
