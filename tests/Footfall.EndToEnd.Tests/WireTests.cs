using System.Text;
using Footfall.Testing;
using NodaTime;

namespace Footfall.EndToEnd.Tests;

/// <summary>Promise 5 and the wire: what preview shows is byte for byte what a raw socket receives, and nothing else is on it.</summary>
[TestClass]
public sealed class WireTests
{
    internal static readonly LocalDate Monday = new(2026, 11, 23);

    [TestMethod]
    public async Task What_preview_shows_is_what_a_socket_receives_and_only_the_six_parts_are_on_it()
    {
        using var time = new FakeTime(At(Monday));
        await using var server = RawServer.Start(RawAnswer.Status(202, "Accepted"));
        using var person = new Person(time);
        person.Environment["HTTP_PROXY"] = "http://someone:secret@127.0.0.1:9/";
        Assert.AreEqual(0, person.Telemetry("enable", "git", "--endpoint", $"{server.Address}").ExitCode);
        person.Run("git", "status", "--short");
        person.WaitForFlush();
        time.MoveTo(At(Monday.PlusDays(7)));

        var previewed = new HashSet<string>();
        for (var hours = 0; hours < 14 * 24 && (hours == 0 || person.WaitingRequests().Length > 0); hours += 8)
        {
            previewed.UnionWith(person.WaitingRequests());
            Assert.AreEqual(0, person.Telemetry("flush").ExitCode);
            time.Advance(Duration.FromHours(8));
        }

        var received = server.Requests.Select(request => Encoding.ASCII.GetString(request.Bytes)).ToList();
        CollectionAssert.AreEquivalent(previewed.ToList(), received);
        CollectionAssert.AreEquivalent(received, person.SentRequests());
        Assert.IsGreaterThan(7, received.Count);
        Assert.AreEqual(received.Count, server.Connections, "Each report has a connection of its own.");
        foreach (var request in server.Requests)
        {
            string[] expected =
            [
                "POST /v1/git/reports HTTP/1.1",
                $"Host: 127.0.0.1:{server.Address.Port}",
                request.Head.Single(line => line.StartsWith("Idempotency-Key: \"", StringComparison.Ordinal)),
                "Content-Type: application/json",
                "Content-Length: 256",
            ];
            CollectionAssert.AreEquivalent(expected, request.Head.ToArray());
        }
    }

    [TestMethod]
    [DataRow("500")]
    [DataRow("redirect")]
    [DataRow("close")]
    [DataRow("reset")]
    [DataRow("never")]
    [DataRow("endless")]
    [DataRow("slow")]
    [DataRow("garbage")]
    public async Task A_collector_in_trouble_harms_nobody_and_loses_nothing(string trouble)
    {
        using var time = new FakeTime(At(Monday));
        await using var elsewhere = RawServer.Start();
        await using var server = RawServer.Start(trouble switch
        {
            "500" => RawAnswer.Status(500, "Internal Server Error", new string('x', 3_000_000)),
            "redirect" => RawAnswer.Status(307, "Temporary Redirect", "", $"Location: {elsewhere.Address}"),
            "close" => RawAnswer.Close,
            "reset" => RawAnswer.Reset,
            "never" => RawAnswer.Never,
            "endless" => RawAnswer.Bytes([.. Encoding.ASCII.GetBytes("HTTP/1.1 503 Busy\r\nContent-Length: 99999999\r\n\r\n"), .. new byte[2_000_000]]),
            "slow" => RawAnswer.SlowHeaders(Duration.FromMilliseconds(200)),
            _ => RawAnswer.Bytes(Encoding.ASCII.GetBytes("SSH-2.0-OpenSSH_9.2\r\n")),
        });
        using var person = new Person(time);
        var before = WithOneReportDue(person, time, $"{server.Address}");

        var flush = person.Telemetry("flush");

        // On a machine that is very slow its life ends before it has given up on the collector (7).
        Assert.IsTrue(flush.ExitCode is 0 or 7, $"{flush}");
        Assert.IsEmpty(elsewhere.Requests, "A redirect was followed.");
        Assert.IsNotEmpty(server.Requests, $"{flush}");
        Assert.IsEmpty(person.SentRequests());
        CollectionAssert.AreEquivalent(before, person.WaitingRequests(), "The report stays, with the same nonce and the same bytes.");
        Assert.AreEqual(0, person.Run("git", "status").ExitCode);
    }

    [TestMethod]
    public async Task A_report_that_is_refused_is_set_aside_with_its_reason_and_never_sent_again()
    {
        using var time = new FakeTime(At(Monday));
        await using var server = RawServer.Start(RawAnswer.Status(400, "Bad Request", """{"reason":"unknown-code","message":"text of a stranger"}""", "Content-Type: application/json"));
        using var person = new Person(time);
        WithOneReportDue(person, time, $"{server.Address}");

        person.Telemetry("flush");
        time.Advance(Duration.FromHours(12));
        person.Telemetry("flush");

        var status = person.Telemetry("status", "git");
        StringAssert.Contains(status.Output, "unknown-code");
        Assert.DoesNotContain("stranger", status.Output);
        var sent = server.Requests.Select(request => Encoding.ASCII.GetString(request.Bytes)).ToList();
        CollectionAssert.AllItemsAreUnique(sent);
    }

    [TestMethod]
    public async Task Opting_out_while_background_work_runs_deletes_everything_and_sends_nothing_more()
    {
        using var time = new FakeTime(At(Monday));
        await using var server = RawServer.Start(RawAnswer.Never);
        using var person = new Person(time);
        WithOneReportDue(person, time, $"{server.Address}");

        using var flush = person.Command(BuiltExecutables.Telemetry, "flush").Start();
        using var patience = new CancellationTokenSource(Patience.Usual);
        await server.Next(patience.Token);
        var disable = person.Telemetry("disable", "git");
        var sent = server.Requests.Count;
        flush.WaitForExit();
        time.Advance(Duration.FromDays(3));
        person.Telemetry("flush");
        person.Run("git", "status");

        Assert.AreEqual(0, disable.ExitCode, $"{disable}");
        Assert.AreEqual(sent, server.Requests.Count, "Something left after the opt-out.");
        Assert.IsFalse(Directory.Exists(person.State.Of(Protocol.ToolName.Parse("git"))));
        Assert.AreEqual(ConsentAnswer.No, person.Answer().Record?.Answer);
    }

    /// <summary>A person for whom exactly one report's time has come: the activity report of a day, seven days later. Gives what waits.</summary>
    internal static string[] WithOneReportDue(Person person, FakeTime time, string endpoint, string tool = "git")
    {
        time.MoveTo(At(Monday.PlusDays(-1)));
        Assert.AreEqual(0, person.Telemetry("enable", tool, "--endpoint", endpoint).ExitCode);
        person.Run(tool, "--version");
        person.WaitForFlush();

        // A week after its day, the time of the activity report has come for certain. The cells close only now.
        time.MoveTo(At(Monday.PlusDays(7)));
        var waiting = person.WaitingRequests(tool);
        Assert.IsNotEmpty(waiting);
        return [.. waiting];
    }

    internal static Instant At(LocalDate day) => day.At(new LocalTime(10, 0)).InUtc().ToInstant();
}
