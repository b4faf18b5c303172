using System.Net;
using System.Net.Sockets;
using System.Text;
using Footfall.Protocol;
using Footfall.Testing;
using NodaTime;

namespace Footfall.Collector.Tests;

/// <summary>
/// The whole process at the level at which everything is logged, with clients that are known by their addresses and behave well and badly;
/// then its output, its files and its memory are searched for the addresses.
/// </summary>
[TestClass]
public sealed class NoAddressInMemoryTests
{
    // Of this machine like 127.0.0.1, but with four bytes that nothing else in memory has: a pointer begins with 7F 00 or ends with 00 7F.
    private const string Network = "127.201.45.";
    private const int First = 202;
    private const int Count = 8;

    private static readonly string[] Clients = [.. Enumerable.Range(First, Count).Select(last => $"{Network}{last}")];

    private static readonly byte[][] Requests =
    [
        "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"u8.ToArray(),
        "GET /nowhere HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"u8.ToArray(),
        "\u0016\u0003\u0001garbage instead of a request\r\n\r\n"u8.ToArray(),
        "POST /v1/git/reports HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 9999\r\n\r\n"u8.ToArray(),
        "POST /v1/git/reports HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}"u8.ToArray(),
    ];

    [TestMethod]
    public async Task The_address_is_in_no_output_no_file_and_not_in_memory()
    {
        using var folder = new TemporaryFolder();
        using var collector = await StartAsync(folder);

        await Parallel.ForEachAsync(Clients, async (client, _) => await VisitAsync(collector.Address, client));
        await FloodAsync(collector.Address, Clients[0]);

        // The runtime's own buffer has the latest connection's; a question from the machine itself takes its place, as in operation.
        await collector.ProbeAsync();
        Patience.Wait(() => InMemory(collector).Count == 0, Patience.Usual, () => string.Join('\n', InMemory(collector)));
        AssertNotInFiles(folder);

        var (_, output, errors) = await collector.EndAsync();
        Assert.Contains("Microsoft.AspNetCore.Server.Kestrel", errors);
        Assert.IsEmpty(Clients.Where(client => $"{output}{errors}{string.Join('\n', collector.Greeting)}".Contains(client, StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task A_kill_leaves_it_in_no_file()
    {
        using var folder = new TemporaryFolder();
        using var collector = await StartAsync(folder);
        await Parallel.ForEachAsync(Clients, async (client, _) => await VisitAsync(collector.Address, client));

        await collector.KillAsync();

        Assert.IsTrue(File.Exists(folder["collector.db"]));
        AssertNotInFiles(folder);
    }

    [TestMethod]
    public async Task The_search_finds_an_address_while_a_connection_is_open()
    {
        using var folder = new TemporaryFolder();
        using var collector = await StartAsync(folder);
        using var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        client.Bind(new IPEndPoint(IPAddress.Parse(Clients[0]), 0));
        await client.ConnectAsync(IPAddress.Loopback, collector.Address.Port);

        Patience.Wait(() => InMemory(collector).Count > 0, Patience.Usual, () => "The address of an open connection is not found.");
    }

    [TestMethod]
    public async Task On_a_unix_socket_there_is_no_address_to_begin_with()
    {
        using var folder = new TemporaryFolder();
        using var collector = await CollectorProcess.StartWithAsync(folder, "--urls", $"http://unix:{folder["s"]}", "--log-level", "trace", "--limit-loopback", "true", "--burst", "1");
        foreach (var request in Requests.Append(Wire.Bytes(Some.Report(), Some.Nonce())))
        {
            var answer = await Wire.ExchangeAsync(new UnixDomainSocketEndPoint(folder["s"]), request);

            // Not limited: everybody comes by the one socket.
            StringAssert.StartsWith(answer, "HTTP/1.1 ", StringComparison.Ordinal);
            Assert.DoesNotContain(" 503 ", answer);
        }

        var (_, output, errors) = await collector.EndAsync();

        Assert.DoesNotContain("127.", output + errors);
    }

    private static Task<CollectorProcess> StartAsync(TemporaryFolder folder)
    {
        Directory.CreateDirectory(folder["tools"]);
        File.WriteAllText(folder["tools/git.json"], Some.Git);
        return CollectorProcess.StartWithAsync(folder, "--manifests", "tools", "--log-level", "trace", "--limit-loopback", "true", "--burst", "20", "--connections-per-address", "2");
    }

    private static async Task VisitAsync(Uri address, string client)
    {
        var lastWeek = Window.Containing(SystemClock.Instance.GetCurrentInstant().InUtc().Date.PlusDays(-7), WindowLength.Week);
        var taken = await Wire.ExchangeAsync(address, Wire.Bytes(Some.Report() with { Window = lastWeek }, Some.Nonce()), client);
        StringAssert.StartsWith(taken, "HTTP/1.1 202 ", StringComparison.Ordinal);
        foreach (var request in Requests)
        {
            await Wire.ExchangeAsync(address, request, client);
        }

        // Cut in the middle of a report.
        using var cut = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        cut.Bind(new IPEndPoint(IPAddress.Parse(client), 0));
        await cut.ConnectAsync(IPAddress.Loopback, address.Port);
        await cut.SendAsync("POST /v1/git/reports HTTP/1.1\r\nHost: x\r\nContent-Length: 256\r\n\r\n{"u8.ToArray());
        cut.LingerState = new LingerOption(true, 0);
    }

    // More than the bucket holds.
    private static async Task FloodAsync(Uri address, string client)
    {
        var answers = new List<string>();
        for (var i = 0; i < 40; i++)
        {
            answers.Add(await Wire.ExchangeAsync(address, Requests[0], client));
        }

        Assert.IsTrue(answers.Any(answer => answer.StartsWith("HTTP/1.1 503 ", StringComparison.Ordinal)));
    }

    private static List<string> InMemory(CollectorProcess collector) =>
    [
        .. Found(collector, "as text", Encoding.ASCII.GetBytes(Network)),
        .. Found(collector, "as wide text", Encoding.Unicode.GetBytes(Network)),
        .. Found(collector, "as bytes", [127, 201, 45], next: 3),
        .. Found(collector, "as bytes backwards", [45, 201, 127], next: -1),
    ];

    // Three bytes stand somewhere by chance; the fourth has to be a client's.
    private static IEnumerable<string> Found(CollectorProcess collector, string how, byte[] pattern, int? next = null) =>
        from place in ProcessMemory.Find(collector.Id, pattern)
        where next is not { } offset || place.Bytes.ElementAtOrDefault(place.At + offset) is >= First and < First + Count
        select $"{how}: {Convert.ToHexString(place.Bytes)}";

    private static void AssertNotInFiles(TemporaryFolder folder)
    {
        Assert.IsFalse(folder.Holds(Encoding.ASCII.GetBytes(Network)));
        Assert.IsEmpty(Clients.Where(client => folder.Holds(IPAddress.Parse(client).GetAddressBytes())));
    }
}
