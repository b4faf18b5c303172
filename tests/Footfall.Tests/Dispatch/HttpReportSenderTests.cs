using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Footfall.Protocol;
using Footfall.Testing;

namespace Footfall.Tests;

[TestClass]
public sealed class HttpReportSenderTests
{
    private const int Megabytes = 5 * 1024 * 1024;
    private readonly HttpReportSender sender = new();

    public required TestContext TestContext { get; init; }

    [TestMethod]
    public async Task The_bytes_on_the_wire_are_those_that_were_shown()
    {
        await using var server = RawServer.Start();
        var request = Request(server);

        await Send(request);

        var seen = await server.Next(TestContext.CancellationToken);
        Assert.AreEqual(Encoding.ASCII.GetString(request.Bytes()), Encoding.ASCII.GetString(seen.Bytes));
        Assert.IsTrue(seen.IsComplete);
    }

    [TestMethod]
    [DataRow("http://localhost:{0}/")]
    [DataRow("http://LOCALHOST:{0}/a/B%20c/")]
    [DataRow("http://127.0.0.1:{0}")]
    public async Task The_bytes_are_the_same_however_the_endpoint_is_spelled(string address)
    {
        await using var server = RawServer.Start();
        var request = Request(Endpoint.Parse(string.Format(null, address, server.Address.Port)));

        await Send(request);

        Assert.AreEqual(Encoding.ASCII.GetString(request.Bytes()), Encoding.ASCII.GetString((await server.Next(TestContext.CancellationToken)).Bytes));
    }

    [TestMethod]
    public async Task Traces_and_baggage_of_the_program_do_not_leave()
    {
        await using var server = RawServer.Start();
        var request = Request(server);
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("System.Net", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        using var activity = new Activity("work").SetIdFormat(ActivityIdFormat.W3C).AddBaggage("user", "someone").Start();
        activity.TraceStateString = "vendor=value";

        await Send(request);

        Assert.AreEqual(Encoding.ASCII.GetString(request.Bytes()), Encoding.ASCII.GetString((await server.Next(TestContext.CancellationToken)).Bytes));
    }

    [TestMethod]
    public async Task Cookies_of_an_earlier_answer_do_not_come_back_and_each_report_has_its_own_connection()
    {
        await using var server = RawServer.Start(RawAnswer.Status(204, "No Content", "", "Set-Cookie: id=7; Path=/", "Connection: keep-alive", "ETag: \"7\""));

        for (var i = 0; i < 3; i++)
        {
            var request = Request(server, i);
            await Send(request);
            Assert.AreEqual(Encoding.ASCII.GetString(request.Bytes()), Encoding.ASCII.GetString((await server.Next(TestContext.CancellationToken)).Bytes));
        }

        Assert.AreEqual("1 2 3", string.Join(' ', server.Requests.Select(request => request.Connection)));
    }

    [TestMethod]
    [DoNotParallelize]
    public async Task A_proxy_does_not_see_what_stays_on_the_machine()
    {
        await using var server = RawServer.Start();
        await using var proxy = RawServer.Start();
        var before = HttpClient.DefaultProxy;
        string[] names = ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"];
        Array.ForEach(names, name => Environment.SetEnvironmentVariable(name, proxy.Address.ToString()));
        HttpClient.DefaultProxy = new WebProxy(proxy.Address);
        try
        {
            await Send(Request(server));
        }
        finally
        {
            HttpClient.DefaultProxy = before;
            Array.ForEach(names, name => Environment.SetEnvironmentVariable(name, null));
        }

        Assert.AreEqual((1, 0), (server.Connections, proxy.Connections));
    }

    [TestMethod]
    [DataRow(200)]
    [DataRow(201)]
    [DataRow(202)]
    [DataRow(204)]
    public async Task Every_2xx_says_that_it_was_taken(int status)
    {
        await using var server = RawServer.Start(RawAnswer.Status(status, "Some Phrase", status == 204 ? "" : "{}"));

        Assert.AreEqual(SendOutcome.Taken, await Send(Request(server)));
    }

    [TestMethod]
    public async Task A_body_without_an_end_is_not_read_to_it()
    {
        await using var server = RawServer.Start(RawAnswer.EndlessBody);

        Assert.AreEqual(SendOutcome.Taken, await Send(Request(server)));
    }

    [TestMethod]
    [DataRow(400, """{"reason":"unknown-code"}""", "unknown-code")]
    [DataRow(400, """{"detail":"x","reason":"window-not-ended","reason2":"y"}""", "window-not-ended")]
    [DataRow(409, """{"reason":"you are user 7"}""", "http-409")]
    [DataRow(403, "<html>Forbidden by the proxy of Example Ltd.</html>", "http-403")]
    [DataRow(404, "", "http-404")]
    [DataRow(422, """["unknown-code"]""", "http-422")]
    [DataRow(422, """{"reason":7}""", "http-422")]
    [DataRow(422, """{"reason":"\ud800"}""", "http-422")]
    [DataRow(422, """{"reason":"Unknown-Code"}""", "http-422")]
    [DataRow(410, "{{{{{{{{{{{{{{{{", "http-410")]
    public async Task A_4xx_is_a_refusal_with_a_reason_of_ours_and_no_word_of_the_server(int status, string body, string reason)
    {
        await using var server = RawServer.Start(RawAnswer.Status(status, "You Are User 7", body, "Content-Type: application/json"));

        Assert.AreEqual(SendOutcome.Refused(reason), await Send(Request(server)));
    }

    [TestMethod]
    public async Task Of_a_refusal_a_kilobyte_is_read_and_no_more()
    {
        await using var server = RawServer.Start(RawAnswer.Status(400, "Bad Request", new string(' ', Megabytes) + """{"reason":"unknown-code"}"""));

        Assert.AreEqual(SendOutcome.Later, await Send(Request(server)));
    }

    [TestMethod]
    [DataRow(400)]
    [DataRow(301)]
    [DataRow(302)]
    [DataRow(307)]
    [DataRow(308)]
    public async Task A_redirect_is_not_followed(int status)
    {
        await using var elsewhere = RawServer.Start();
        await using var server = RawServer.Start(RawAnswer.Status(status, "Elsewhere", "", $"Location: {elsewhere.Address}"));

        Assert.AreEqual(SendOutcome.Later, await Send(Request(server)));
        Assert.AreEqual((1, 0), (server.Connections, elsewhere.Connections));
    }

    [TestMethod]
    [DataRow(304)]
    [DataRow(407)]
    [DataRow(408)]
    [DataRow(425)]
    [DataRow(429)]
    [DataRow(500)]
    [DataRow(502)]
    [DataRow(503)]
    [DataRow(599)]
    public async Task What_may_pass_is_tried_again_later_and_once_at_a_time(int status)
    {
        await using var server = RawServer.Start(RawAnswer.Status(status, "Later", "", "Retry-After: 0"));

        Assert.AreEqual(SendOutcome.Later, await Send(Request(server)));
        Assert.HasCount(1, server.Requests);
    }

    [TestMethod]
    [DataRow("closed")]
    [DataRow("reset")]
    [DataRow("garbage")]
    [DataRow("another protocol")]
    [DataRow("status out of range")]
    [DataRow("megabytes of headers")]
    [DataRow("NUL in a header")]
    public async Task What_is_not_an_answer_is_tried_again_later(string what)
    {
        static RawAnswer Say(string text) => RawAnswer.Bytes(Encoding.Latin1.GetBytes(text));
        var answer = what switch
        {
            "closed" => RawAnswer.Close,
            "reset" => RawAnswer.Reset,
            "garbage" => Say("\0\u00FF\u00FE garbage \r\n\r\n"),
            "another protocol" => Say("220 mail.example.org ESMTP\r\n"),
            "status out of range" => Say("HTTP/1.1 99 Strange\r\n\r\n"),
            "megabytes of headers" => Say("HTTP/1.1 204 No Content\r\nX: " + new string('x', Megabytes) + "\r\n\r\n"),
            _ => Say("HTTP/1.1 204 No Content\r\nX\0Y: z\r\n\r\n"),
        };
        await using var server = RawServer.Start(answer);

        Assert.AreEqual(SendOutcome.Later, await Send(Request(server)));
    }

    [TestMethod]
    public async Task Who_does_not_answer_in_five_seconds_is_tried_again_later()
    {
        await using var silent = RawServer.Start(RawAnswer.Never);
        await using var slow = RawServer.Start(RawAnswer.SlowHeaders(NodaTime.Duration.FromMilliseconds(300)));
        await using var stuck = RawServer.Start(RawAnswer.Bytes("HTTP/1.1 422 Unprocessable Content\r\nContent-Length: 50\r\n\r\n{"u8.ToArray()));
        await using var half = RawServer.Start(RawAnswer.Bytes("HTTP/1.1 204 No Con"u8.ToArray()));
        await using var newer = RawServer.Start(RawAnswer.Bytes([0, 0, 6, 4, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 100]));
        using var unreachable = new TcpListener(IPAddress.Loopback, 0);
        unreachable.Start();
        var closed = ((IPEndPoint)unreachable.LocalEndpoint).Port;
        unreachable.Stop();

        var outcomes = await Task.WhenAll(
            Send(Request(silent)),
            Send(Request(slow)),
            Send(Request(half)),
            Send(Request(newer)),
            Send(Request(Endpoint.Parse($"http://127.0.0.1:{closed}/"))),
            Send(Request(Endpoint.Parse("https://127.0.0.1:" + silent.Address.Port))),
            Send(Request(stuck)));

        Assert.AreEqual("Later Later Later Later Later Later Refused", string.Join(' ', outcomes.Select(outcome => outcome.Result)));
    }

    [TestMethod]
    public async Task The_end_of_background_work_ends_a_try_at_once()
    {
        await using var server = RawServer.Start(RawAnswer.Never);
        using var stop = new CancellationTokenSource();

        var sending = sender.SendAsync(Request(server), stop.Token);
        await server.Next(TestContext.CancellationToken);
        await stop.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => sending);
    }

    private static WireRequest Request(RawServer server, int number = 1) => Request(Endpoint.Parse(server.Address.ToString()), number);

    private static WireRequest Request(Endpoint endpoint, int number = 1) => WireRequest.Of(Some.Waiting(number), Some.Tool, endpoint);

    private Task<SendOutcome> Send(WireRequest request) => sender.SendAsync(request, TestContext.CancellationToken);
}
