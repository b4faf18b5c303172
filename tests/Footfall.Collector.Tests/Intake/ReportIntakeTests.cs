using System.Net;
using System.Text;
using Footfall.Protocol;
using Footfall.Testing;

namespace Footfall.Collector.Tests;

[TestClass]
public sealed class ReportIntakeTests
{
    private static readonly string Blanks = new(' ', ReportFormat.Size);

    public static IEnumerable<(string Name, byte[] Body, string? Key, string? ContentType, string Reason)> Bad
    {
        get
        {
            var good = ReportFormat.Write(Some.Report());
            var key = Some.Nonce().HeaderValue;
            yield return ("bad_content_type_missing", good, key, null, "bad-content-type");
            yield return ("bad_content_type_with_charset", good, key, "application/json; charset=utf-8", "bad-content-type");
            yield return ("bad_content_type_other", good, key, "text/plain", "bad-content-type");
            yield return ("bad_nonce_missing", good, null, ReportFormat.ContentType, "bad-nonce");
            yield return ("bad_nonce_unquoted", good, key.Trim('"'), ReportFormat.ContentType, "bad-nonce");
            yield return ("bad_nonce_upper_case", good, key.Replace(key[1], 'A'), ReportFormat.ContentType, "bad-nonce");
            yield return ("bad_body_empty", [], key, ReportFormat.ContentType, "not-canonical");
            yield return ("bad_body_short", good[..^1], key, ReportFormat.ContentType, "not-canonical");
            yield return ("bad_body_blank", Encoding.ASCII.GetBytes(Blanks), key, ReportFormat.ContentType, "not-canonical");
            yield return ("bad_body_two_reports", Padded("""{"v":1,"r":1,"w":202647,"k":1,"a":2,"b":1,"n":4}{"v":1}"""), key, ReportFormat.ContentType, "not-canonical");
            yield return ("bad_body_text", Padded("""{"v":1,"r":1,"w":202647,"k":1,"a":"x","b":1,"n":4}"""), key, ReportFormat.ContentType, "not-canonical");
            yield return ("bad_body_other_order", Padded("""{"r":1,"v":1,"w":202647,"k":1,"a":2,"b":1,"n":4}"""), key, ReportFormat.ContentType, "not-canonical");
            yield return ("bad_body_more", Padded("""{"v":1,"r":1,"w":202647,"k":1,"a":2,"b":1,"n":4,"id":7}"""), key, ReportFormat.ContentType, "not-canonical");
            yield return ("bad_schema", Padded("""{"v":2,"r":1,"w":202647,"k":1,"a":2,"b":1,"n":4}"""), key, ReportFormat.ContentType, "unknown-schema");
            yield return ("bad_window_week_60", Padded("""{"v":1,"r":1,"w":202660,"k":1,"a":2,"b":1,"n":4}"""), key, ReportFormat.ContentType, "bad-window");
            yield return ("bad_window_last_week_of_the_calendar", Padded("""{"v":1,"r":1,"w":999952,"k":1,"a":2,"b":1,"n":4}"""), key, ReportFormat.ContentType, "bad-window");
            yield return ("bad_window_last_day_of_the_calendar", Padded("""{"v":1,"r":1,"w":99991231,"k":11,"a":1,"b":1,"n":1}"""), key, ReportFormat.ContentType, "bad-window");
            yield return ("bad_window_day_for_week", Written(Some.Report() with { Window = Window.Containing(Some.Today.PlusDays(-3), WindowLength.Day) }), key, ReportFormat.ContentType, "bad-window");
            yield return ("bad_window_of_this_week", Written(Some.Report() with { Window = Window.Containing(Some.Today, WindowLength.Week) }), key, ReportFormat.ContentType, "window-not-ended");
            yield return ("bad_window_far_future", Padded("""{"v":1,"r":1,"w":999852,"k":1,"a":2,"b":1,"n":4}"""), key, ReportFormat.ContentType, "window-not-ended");
            yield return ("bad_revision_newer", Written(Some.Report() with { Revision = 3 }), key, ReportFormat.ContentType, "unknown-revision");
            yield return ("bad_revision_zero", Written(Some.Report() with { Revision = 0 }), key, ReportFormat.ContentType, "unknown-revision");
            yield return ("bad_kind", Written(Some.Report() with { Subject = new Subject((ReportKind)13, 2, 1) }), key, ReportFormat.ContentType, "unknown-kind");
            yield return ("bad_command", Written(Some.Report() with { Subject = new Subject(ReportKind.Command, 99, 1) }), key, ReportFormat.ContentType, "unknown-code");
            yield return ("bad_pair", Written(Some.Report() with { Subject = new Subject(ReportKind.Value, 1, 1) }), key, ReportFormat.ContentType, "unknown-code");
            yield return ("bad_environment_of_an_option_without_a_variable", Written(Some.Report() with { Subject = new Subject(ReportKind.Environment, 2, 2) }), key, ReportFormat.ContentType, "unknown-code");
            yield return ("bad_count_three", Written(Some.Report(count: 3)), key, ReportFormat.ContentType, "bad-count");
            yield return ("bad_count_above_the_cap", Written(Some.Report(count: 512)), key, ReportFormat.ContentType, "bad-count");
            yield return ("bad_count_zero", Written(Some.Report(count: 0)), key, ReportFormat.ContentType, "bad-count");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Bad))]
    public async Task A_bad_report_is_refused_with_its_reason_and_counts_nothing(string name, byte[] body, string? key, string? contentType, string reason)
    {
        using var folder = new TemporaryFolder();
        await using var collector = await RunningCollector.StartAsync(folder);
        using var client = new HttpClient { BaseAddress = collector.Address };

        using var answer = await client.SendAsync(Wire.Request("git", body, key, contentType));

        Assert.AreEqual(HttpStatusCode.BadRequest, answer.StatusCode, name);
        StringAssert.StartsWith(await answer.Content.ReadAsStringAsync(), $$"""{"reason":"{{reason}}","message":""", StringComparison.Ordinal, name);
        Assert.AreEqual("""200 {"tool":"git","windows":[]}""", await collector.GetAsync("v1/git/windows"));
    }

    [TestMethod]
    public async Task Two_keys_are_no_key()
    {
        using var folder = new TemporaryFolder();
        await using var collector = await RunningCollector.StartAsync(folder);
        using var client = new HttpClient { BaseAddress = collector.Address };
        using var request = Wire.Request("git", ReportFormat.Write(Some.Report()), Some.Nonce().HeaderValue);
        request.Headers.TryAddWithoutValidation("Idempotency-Key", Some.Nonce().HeaderValue);

        using var answer = await client.SendAsync(request);

        Assert.AreEqual("""{"reason":"bad-nonce","message":"The Idempotency-Key header must be a quoted string of 32 lower-case hexadecimal digits."}""", await answer.Content.ReadAsStringAsync());
    }

    [TestMethod]
    public async Task A_report_in_chunks_is_accepted()
    {
        using var folder = new TemporaryFolder();
        await using var collector = await RunningCollector.StartAsync(folder);
        using var client = new HttpClient { BaseAddress = collector.Address };
        using var request = Wire.Request("git", ReportFormat.Write(Some.Report()), Some.Nonce().HeaderValue);
        request.Headers.TransferEncodingChunked = true;

        using var answer = await client.SendAsync(request);

        Assert.AreEqual(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.AreEqual(4, await collector.SumAsync());
    }

    [TestMethod]
    [DataRow(257, false)]
    [DataRow(257, true)]
    [DataRow(100_000, false)]
    [DataRow(100_000, true)]
    public async Task A_longer_body_is_refused(int size, bool chunked)
    {
        using var folder = new TemporaryFolder();
        await using var collector = await RunningCollector.StartAsync(folder);
        var framing = chunked ? "Transfer-Encoding: chunked" : $"Content-Length: {size}";
        var head = $"POST /v1/git/reports HTTP/1.1\r\nHost: x\r\n{framing}\r\nConnection: close\r\n\r\n{(chunked ? $"{size:x}\r\n" : "")}";

        // Only a part of a long body is ever sent, so an answer shows that the rest was not waited for.
        var answer = await Wire.ExchangeAsync(collector.Address, Encoding.ASCII.GetBytes(head + new string(' ', Math.Min(size, 1024)) + "\r\n0\r\n\r\n"));

        StringAssert.StartsWith(answer, "HTTP/1.1 413 ", StringComparison.Ordinal);
        StringAssert.EndsWith(answer, """{"reason":"too-large","message":"A report has 256 bytes; this is longer."}""", StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("POST", "v1/nix/reports", 404)]
    [DataRow("POST", "v1/GIT/reports", 404)]
    [DataRow("GET", "v1/git/reports", 405)]
    [DataRow("PUT", "v1/git/reports", 405)]
    [DataRow("OPTIONS", "v1/git/reports", 405)]
    [DataRow("POST", "v1/git/counters", 405)]
    [DataRow("POST", "v2/git/reports", 404)]
    [DataRow("GET", "admin", 404)]
    public async Task Other_routes_and_methods_have_their_natural_status(string method, string path, int status)
    {
        using var folder = new TemporaryFolder();
        await using var collector = await RunningCollector.StartAsync(folder);
        using var client = new HttpClient { BaseAddress = collector.Address };
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        using var answer = await client.SendAsync(request);

        Assert.AreEqual(status, (int)answer.StatusCode);
    }

    [TestMethod]
    public async Task An_unknown_tool_is_told_so_in_json()
    {
        using var folder = new TemporaryFolder();
        await using var collector = await RunningCollector.StartAsync(folder);
        using var client = new HttpClient { BaseAddress = collector.Address };

        using var answer = await client.SendAsync(Wire.Request("nix", ReportFormat.Write(Some.Report()), Some.Nonce().HeaderValue));

        Assert.AreEqual(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.AreEqual("application/json", answer.Content.Headers.ContentType?.ToString());
        Assert.AreEqual(
            """{"reason":"unknown-tool","message":"This collector does not count that tool; GET / lists those it counts."}""",
            await answer.Content.ReadAsStringAsync());
    }

    [TestMethod]
    [DataRow("GET /?", 2_000, "\r\n\r\n", "414")]
    [DataRow("GET / HTTP/1.1\r\nHost: x\r\nCookie: ", 9_000, "\r\n\r\n", "431")]
    public async Task An_overlong_head_is_refused(string before, int length, string after, string status)
    {
        using var folder = new TemporaryFolder();
        await using var collector = await RunningCollector.StartAsync(folder);

        var answer = await Wire.ExchangeAsync(collector.Address, Encoding.ASCII.GetBytes(before + new string('x', length) + after));

        StringAssert.StartsWith(answer, $"HTTP/1.1 {status} ", StringComparison.Ordinal);
    }

    [TestMethod]
    public async Task A_ledger_that_fails_makes_the_client_come_again()
    {
        var clock = new FakeClock(Some.Today);
        using var ledger = new FakeLedger { Fails = true };
        await using var collector = await RunningCollector.StartAsync(ledger, clock);
        using var client = new HttpClient { BaseAddress = collector.Address };

        using var answer = await client.SendAsync(Wire.Request("git", ReportFormat.Write(Some.Report()), Some.Nonce().HeaderValue));

        Assert.AreEqual(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.AreEqual(
            """{"reason":"unavailable","message":"The report could not be stored; send it again later with the same Idempotency-Key."}""",
            await answer.Content.ReadAsStringAsync());
        StringAssert.StartsWith(await collector.GetAsync("v1/git/windows"), """503 {"reason":"unavailable","message":""", StringComparison.Ordinal);
    }

    private static byte[] Written(Report report) => ReportFormat.Write(report);

    private static byte[] Padded(string text) => Encoding.ASCII.GetBytes(text.PadRight(ReportFormat.Size));
}
