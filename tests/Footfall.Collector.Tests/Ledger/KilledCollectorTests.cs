using System.Collections.Concurrent;
using System.Net;
using Footfall.Protocol;
using NodaTime;

namespace Footfall.Collector.Tests;

[TestClass]
public sealed class KilledCollectorTests
{
    private const int Reports = 400;

    private static Window LastWeek { get; } =
        Window.Containing(SystemClock.Instance.GetCurrentInstant().InUtc().Date.PlusDays(-7), WindowLength.Week);

    [TestMethod]
    [DataRow(20)]
    [DataRow(150)]
    [DataRow(300)]
    public async Task A_kill_loses_nothing_that_was_acknowledged_and_doubles_nothing(int killAfter)
    {
        using var folder = new TemporaryFolder();
        var nonces = Enumerable.Range(0, Reports).Select(_ => Some.Nonce()).ToList();
        int acknowledged;
        using (var first = await CollectorProcess.StartAsync(folder))
        {
            acknowledged = await PostUntilAsync(first, nonces, killAfter, first.KillAsync);
        }

        using var second = await CollectorProcess.StartAsync(folder);
        var kept = await RunningCollector.SumAsync(second.Address, "git", LastWeek.ToString());
        await PostUntilAsync(second, nonces, Reports, () => Task.CompletedTask);
        var total = await RunningCollector.SumAsync(second.Address, "git", LastWeek.ToString());

        Assert.IsTrue(acknowledged >= killAfter && acknowledged <= kept && kept <= Reports, $"{acknowledged} acknowledged, {kept} kept");
        Assert.AreEqual(Reports, total);
    }

    [TestMethod]
    public async Task A_request_to_end_is_followed_after_committing_what_was_accepted()
    {
        using var folder = new TemporaryFolder();
        var nonces = Enumerable.Range(0, Reports).Select(_ => Some.Nonce()).ToList();
        var exitCode = -1;
        int acknowledged;
        using (var first = await CollectorProcess.StartAsync(folder))
        {
            acknowledged = await PostUntilAsync(first, nonces, 50, async () => exitCode = await first.TerminateAsync());
        }

        var left = Directory.GetFiles(folder.Path).Select(Path.GetFileName).ToList();
        using var second = await CollectorProcess.StartAsync(folder);
        var kept = await RunningCollector.SumAsync(second.Address, "git", LastWeek.ToString());

        Assert.AreEqual(0, exitCode);
        Assert.IsTrue(acknowledged <= kept, $"{acknowledged} acknowledged, {kept} kept");
        Assert.AreEqual("collector.db", string.Join(' ', left));
    }

    // Eight clients, each with its share; after so many acknowledgements the end comes beside those that go on posting.
    private static async Task<int> PostUntilAsync(CollectorProcess collector, List<Nonce> nonces, int count, Func<Task> end)
    {
        var acknowledged = 0;
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var queue = new ConcurrentQueue<Nonce>(nonces);
        var clients = Enumerable.Range(0, 8).Select(async _ =>
        {
            while (queue.TryDequeue(out var nonce))
            {
                try
                {
                    var report = Some.Report(count: 1) with { Window = LastWeek };
                    if (await Wire.PostAsync(collector.Address, report, nonce) == HttpStatusCode.Accepted && Interlocked.Increment(ref acknowledged) == count)
                    {
                        reached.SetResult();
                    }
                }
                catch (Exception e) when (e is HttpRequestException or System.Net.Sockets.SocketException)
                {
                    // No acknowledgement: the collector is gone, or went in between.
                }
            }
        });
        var ended = reached.Task.ContinueWith(_ => end(), TaskScheduler.Default).Unwrap();
        await Task.WhenAll(clients);
        await ended;
        return acknowledged;
    }
}
