using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using Footfall.Protocol;
using NodaTime;

namespace Footfall.Collector.Tests;

[TestClass]
public sealed class ShutdownTests
{
    private const int Clients = 16;

    private static Window LastWeek { get; } =
        Window.Containing(SystemClock.Instance.GetCurrentInstant().InUtc().Date.PlusDays(-7), WindowLength.Week);

    [TestMethod]
    public async Task Under_load_it_is_not_ready_first_then_refuses_and_everything_acknowledged_is_in_the_sums()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(Directory.CreateDirectory(folder["tools"]).FullName + "/0.json", Some.Git);
        var answers = new ConcurrentQueue<string>();
        var seen = new ConcurrentQueue<string>();
        using (var collector = await CollectorProcess.StartWithAsync(folder, "--manifests", "tools", "--hold-days", "0", "--drain-seconds", "2"))
        {
            var load = Enumerable.Range(0, Clients).Select(_ => PostUntilRefusedAsync(collector.Address, answers)).ToList();
            var watch = WatchUntilRefusedAsync(collector.Address, seen);
            while (answers.Count < 500)
            {
                await Task.Delay(1);
            }

            Assert.AreEqual(0, await collector.TerminateAsync());
            await Task.WhenAll([.. load, watch]);
        }

        using var again = await CollectorProcess.StartAsync(folder);
        var sum = await RunningCollector.SumAsync(again.Address, "git", LastWeek.ToString());

        // Refused is refused: what got no answer at all may have been counted, one a client at most; its nonce makes the next try harmless.
        var acknowledged = answers.Count(answer => answer == "202");
        Assert.AreEqual("", string.Join(' ', answers.Except(["202", "503", "closed"])));
        Assert.IsTrue(sum >= acknowledged && sum <= acknowledged + Clients, $"{acknowledged} acknowledged, {sum} in the sums");
        Assert.AreEqual("ready, not ready, closed", string.Join(", ", Changes(seen)));
    }

    [TestMethod]
    public async Task It_drains_once()
    {
        const int Drain = 5;
        using var folder = new TemporaryFolder();
        using var collector = await CollectorProcess.StartWithAsync(folder, "--drain-seconds", $"{Drain}");

        var watch = Stopwatch.StartNew();
        Assert.AreEqual(0, await collector.TerminateAsync());

        Assert.IsTrue(watch.Elapsed.TotalSeconds is >= Drain and < 2 * Drain, $"{watch.Elapsed}");
    }

    private static async Task PostUntilRefusedAsync(Uri address, ConcurrentQueue<string> answers)
    {
        while (true)
        {
            var answer = await AskAsync(address, Wire.Bytes(Some.Report(count: 1) with { Window = LastWeek }, Some.Nonce()));
            answers.Enqueue(answer);
            if (answer == "closed")
            {
                return;
            }
        }
    }

    private static async Task WatchUntilRefusedAsync(Uri address, ConcurrentQueue<string> seen)
    {
        var answer = "";
        while (answer != "closed")
        {
            answer = await AskAsync(address, "GET /readyz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"u8.ToArray());
            seen.Enqueue(answer switch { "200" => "ready", "503" => "not ready", _ => answer });
        }
    }

    private static async Task<string> AskAsync(Uri address, byte[] request)
    {
        try
        {
            var answer = await Wire.ExchangeAsync(address, request);
            return answer.Length == 0 ? "closed" : answer[9..12];
        }
        catch (SocketException)
        {
            return "closed";
        }
    }

    private static List<string> Changes(IEnumerable<string> states) => states.Aggregate(
        new List<string>(),
        (changes, state) =>
        {
            if (changes.LastOrDefault() != state)
            {
                changes.Add(state);
            }

            return changes;
        });
}
