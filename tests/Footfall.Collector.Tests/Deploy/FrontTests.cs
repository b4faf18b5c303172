using System.Net;
using System.Net.Sockets;
using System.Text;
using Footfall.Protocol;
using NodaTime;

namespace Footfall.Collector.Tests;

[TestClass]
public sealed class FrontTests
{
    private const string Network = "127.201.46.";

    private static readonly Report Report =
        Some.Report(count: 1) with { Window = Window.Containing(SystemClock.Instance.GetCurrentInstant().InUtc().Date.PlusDays(-7), WindowLength.Week) };

    [TestMethod]
    public async Task Behind_nginx_reports_arrive_by_TLS_and_no_file_or_log_has_an_address()
    {
        using var folder = new TemporaryFolder();
        using var collector = await StartAsync(folder);
        using var nginx = NginxProcess.Start(folder, folder["s"]);
        string[] clients = [.. Enumerable.Range(2, 4).Select(last => $"{Network}{last}")];

        foreach (var from in clients)
        {
            using var client = nginx.Client(from);
            using var request = Wire.Request("git", ReportFormat.Write(Report), Some.Nonce().HeaderValue);
            request.Headers.Add("X-Forwarded-For", from);
            request.Headers.Add("Forwarded", $"for={from}");
            using var answer = await client.SendAsync(request);
            Assert.AreEqual(HttpStatusCode.Accepted, answer.StatusCode);

            using var wrong = await client.SendAsync(Wire.Request("git", new byte[5_000], "x"));
            Assert.AreEqual(HttpStatusCode.RequestEntityTooLarge, wrong.StatusCode);
        }

        var sums = await Wire.ExchangeAsync(new UnixDomainSocketEndPoint(folder["s"]), Encoding.ASCII.GetBytes($"GET /v1/git/counters?window={Report.Window} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
        nginx.End();
        var (_, output, errors) = await collector.EndAsync();

        StringAssert.Contains(sums, "\"sum\":4}", StringComparison.Ordinal);
        Assert.DoesNotContain(Network, output + errors);
        Assert.IsTrue(File.Exists(folder["error.log"]));
        Assert.IsFalse(folder.Holds(Encoding.ASCII.GetBytes(Network)));
        Assert.IsEmpty(clients.Where(client => folder.Holds(IPAddress.Parse(client).GetAddressBytes())));
    }

    [TestMethod]
    public async Task Nginx_tells_who_asks_too_often_to_come_later_and_so_it_does_while_the_collector_is_away()
    {
        using var folder = new TemporaryFolder();
        using var collector = await StartAsync(folder);
        using var nginx = NginxProcess.Start(folder, folder["s"]);
        using var client = nginx.Client($"{Network}9");

        var statuses = new HashSet<int>();
        for (var i = 0; i < 700 && !statuses.Contains(503); i++)
        {
            using var answer = await client.GetAsync(new Uri("healthz", UriKind.Relative));
            statuses.Add((int)answer.StatusCode);
        }

        await collector.KillAsync();
        using var other = nginx.Client($"{Network}10");
        using var away = await other.SendAsync(Wire.Request("git", ReportFormat.Write(Report), Some.Nonce().HeaderValue));

        Assert.IsTrue(statuses.SetEquals([200, 503]), string.Join(' ', statuses));
        Assert.AreEqual(HttpStatusCode.BadGateway, away.StatusCode);
    }

    private static async Task<CollectorProcess> StartAsync(TemporaryFolder folder)
    {
        await File.WriteAllTextAsync(Directory.CreateDirectory(folder["tools"]).FullName + "/git.json", Some.Git);
        return await CollectorProcess.StartWithAsync(folder, "--manifests", "tools", "--hold-days", "0", "--urls", $"http://unix:{folder["s"]}");
    }
}
