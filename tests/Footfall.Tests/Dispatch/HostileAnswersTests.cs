using System.Net;
using System.Net.Sockets;
using Footfall.Protocol;
using Footfall.Testing;

namespace Footfall.Tests;

/// <summary>Whatever is answered: the try ends in its time with little memory, nothing is followed, and the report's fate is one of three.</summary>
[TestClass]
public sealed class HostileAnswersTests
{
    private readonly HttpReportSender sender = new();

    public required TestContext TestContext { get; init; }

    [TestMethod]
    [Timeout(60_000)]
    public async Task Every_hostile_answer_has_a_clear_and_cheap_outcome()
    {
        var outcomes = await Task.WhenAll(HostileAnswers.All.Select(async entry =>
        {
            await using var server = RawServer.Start(entry.Value.Answer);
            var outcome = await sender.SendAsync(WireRequest.Of(Some.Waiting(1), Some.Tool, Endpoint.Parse($"{server.Address}")), TestContext.CancellationToken);
            return (entry.Key, entry.Value.Fate, Outcome: outcome, server.Connections);
        }));

        var wrong = outcomes.Where(entry => $"{entry.Outcome.Result}" != entry.Fate || entry.Connections != 1 || entry.Outcome.Reason is not (null or "http-422"));
        Assert.AreEqual("", string.Join('\n', wrong));
    }

    [TestMethod]
    [Timeout(60_000)]
    public async Task What_is_no_TLS_is_tried_again_later()
    {
        var outcomes = await Task.WhenAll(HostileAnswers.InsteadOfTls.Select(async entry =>
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var answering = Task.Run(async () =>
            {
                using var client = await listener.AcceptTcpClientAsync(TestContext.CancellationToken);
                await client.GetStream().WriteAsync(entry.Value, TestContext.CancellationToken);
                return await client.GetStream().ReadAsync(new byte[4096], TestContext.CancellationToken);
            });
            var outcome = await sender.SendAsync(
                WireRequest.Of(Some.Waiting(1), Some.Tool, Endpoint.Parse($"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/")),
                TestContext.CancellationToken);
            return (entry.Key, outcome.Result);
        }));

        Assert.AreEqual("", string.Join('\n', outcomes.Where(outcome => outcome.Result != SendResult.Later)));
    }
}
