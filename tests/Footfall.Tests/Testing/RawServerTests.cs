using System.Net.Sockets;
using System.Text;
using Footfall.Testing;

namespace Footfall.Tests;

[TestClass]
public sealed class RawServerTests
{
    private const string Post = "POST /v1/x/reports HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 3\r\n\r\nabc";

    public required TestContext TestContext { get; init; }

    [TestMethod]
    public async Task A_request_is_kept_byte_for_byte_however_it_is_cut_into_packets()
    {
        await using var server = RawServer.Start();
        using var client = await Connect(server);

        foreach (var part in Post.Chunk(7))
        {
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(part), TestContext.CancellationToken);
        }

        var request = await server.Next(TestContext.CancellationToken);
        Assert.AreEqual(Post, Encoding.ASCII.GetString(request.Bytes));
        Assert.IsTrue(request.IsComplete);
        Assert.AreEqual("127.0.0.1", request.Header("host"));
        Assert.AreEqual("abc", Encoding.ASCII.GetString(request.Body));
    }

    [TestMethod]
    public async Task Two_requests_on_one_connection_show_the_same_connection_number()
    {
        await using var server = RawServer.Start();
        using var first = await Connect(server);
        await first.GetStream().WriteAsync(Encoding.ASCII.GetBytes(Post + Post), TestContext.CancellationToken);
        await server.Next(TestContext.CancellationToken);
        await server.Next(TestContext.CancellationToken);

        using var second = await Connect(server);
        await second.GetStream().WriteAsync(Encoding.ASCII.GetBytes(Post), TestContext.CancellationToken);
        await server.Next(TestContext.CancellationToken);

        CollectionAssert.AreEqual((int[])[1, 1, 2], server.Requests.Select(request => request.Connection).ToArray());
        Assert.AreEqual(2, server.Connections);
    }

    [TestMethod]
    public async Task A_request_that_breaks_off_is_kept_as_incomplete()
    {
        await using var server = RawServer.Start();
        using (var client = await Connect(server))
        {
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(Post[..^1]), TestContext.CancellationToken);
        }

        var request = await server.Next(TestContext.CancellationToken);

        Assert.IsFalse(request.IsComplete);
        Assert.AreEqual(Post[..^1], Encoding.ASCII.GetString(request.Bytes));
    }

    [TestMethod]
    public async Task The_script_is_answered_in_order_and_its_last_answer_repeats()
    {
        await using var server = RawServer.Start(RawAnswer.Status(503, "Busy"), RawAnswer.Close);

        var first = await Answer(server);
        var second = await Answer(server);
        var third = await Answer(server);

        Assert.AreEqual("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n", first);
        Assert.AreEqual("", second);
        Assert.AreEqual("", third);
    }

    private static async Task<TcpClient> Connect(RawServer server)
    {
        var client = new TcpClient();
        await client.ConnectAsync(server.Address.Host, server.Address.Port);
        return client;
    }

    private static async Task<string> Answer(RawServer server)
    {
        using var client = await Connect(server);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(Post));
        client.Client.Shutdown(SocketShutdown.Send);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        return await reader.ReadToEndAsync();
    }
}
