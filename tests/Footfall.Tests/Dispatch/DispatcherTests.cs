using Footfall.Protocol;
using Footfall.Testing;
using NodaTime;

namespace Footfall.Tests;

[TestClass]
public sealed class DispatcherTests
{
    public required TestContext TestContext { get; init; }

    [TestMethod]
    public async Task A_report_that_was_taken_is_in_the_log_and_not_in_the_outbox()
    {
        using var installation = Installation.Agreed(1);
        installation.Put(Some.Waiting(1));

        var result = await installation.Flush(TestContext.CancellationToken);

        Assert.AreEqual(new FlushResult(FlushState.Done, 1), result);
        var inspection = installation.Look();
        Assert.IsEmpty(inspection.Waiting);
        Assert.AreEqual(1, inspection.TotalSent);
        var sent = inspection.Sent.Single();
        Assert.AreEqual((Some.Nonce(1), Some.Yes.Endpoint, Some.Noon), (sent.Nonce, sent.Endpoint, sent.SentAt));
        Assert.AreEqual(Convert.ToHexString(installation.Collector.Tries.Single().Bytes()), Convert.ToHexString(WireRequest.Of(sent, Some.Tool).Bytes()));
    }

    [TestMethod]
    public async Task A_report_whose_time_has_not_come_stays()
    {
        using var installation = Installation.Agreed(2);
        installation.Put(Some.Waiting(1) with { Release = Some.Noon + Duration.FromSeconds(1) });

        await installation.Flush(TestContext.CancellationToken);

        Assert.IsEmpty(installation.Collector.Tries);
        Assert.HasCount(1, installation.Outbox());
    }

    [TestMethod]
    public async Task A_try_that_failed_is_made_again_with_the_same_nonce_and_the_same_bytes_within_a_day()
    {
        using var installation = Installation.Agreed(3);
        installation.Put(Some.Waiting(1));
        installation.Collector.Answer = _ => SendOutcome.Later;

        for (var tries = 1; tries <= 5; tries++)
        {
            var now = installation.Clock.Now;
            await installation.Flush(TestContext.CancellationToken);

            var waiting = installation.Outbox().Single();
            Assert.AreEqual((tries, Some.Nonce(1)), (waiting.Attempts, waiting.Nonce));
            Assert.IsTrue(waiting.Release >= now + Duration.FromMinutes(10) && waiting.Release < now + Duration.FromDays(1), $"{waiting.Release}");
            Assert.AreEqual(Some.Waiting(1).Deadline, waiting.Deadline);
            await installation.Flush(TestContext.CancellationToken);
            Assert.HasCount(tries, installation.Collector.Tries, "not before its time");
            installation.Clock.Now = waiting.Release;
        }

        installation.Collector.Answer = _ => SendOutcome.Taken;
        await installation.Flush(TestContext.CancellationToken);

        Assert.HasCount(1, installation.Collector.Tries.Select(request => Convert.ToHexString(request.Bytes())).Distinct());
        Assert.IsEmpty(installation.Outbox());
    }

    [TestMethod]
    public async Task A_refused_report_is_kept_with_its_reason_and_never_tried_again()
    {
        using var installation = Installation.Agreed(4);
        installation.Put(Some.Waiting(1));
        installation.Collector.Answer = _ => SendOutcome.Refused("unknown-code");

        await installation.Flush(TestContext.CancellationToken);
        await installation.Days(3, TestContext.CancellationToken);

        Assert.HasCount(1, installation.Collector.Tries);
        Assert.AreEqual("unknown-code", installation.Look().Refused.Single().Refusal);
    }

    [TestMethod]
    public async Task After_its_deadline_a_report_is_dropped_and_told()
    {
        using var installation = Installation.Agreed(5);
        installation.Put(Some.Waiting(1));
        installation.Collector.Answer = _ => SendOutcome.Later;

        await installation.Days(15, TestContext.CancellationToken);

        Assert.IsEmpty(installation.Outbox());
        Assert.AreEqual(1, installation.Look().TotalDropped);
        Assert.IsTrue(installation.Collector.Tries.Count is > 5 and < 30);
    }

    [TestMethod]
    [DataRow("no")]
    [DataRow("local")]
    [DataRow("damaged")]
    [DataRow("other terms")]
    [DataRow("kind refused")]
    public async Task Consent_is_read_again_before_each_report(string change)
    {
        using var installation = Installation.Agreed(6);
        installation.Put([.. Enumerable.Range(0, 10).Select(number => Some.Waiting(number) with { Deadline = Some.Noon + Duration.FromHours(1) })]);
        installation.Collector.Answer = _ =>
        {
            if (change == "damaged")
            {
                File.WriteAllText(installation.State.Consent(Some.Tool), "?");
            }
            else
            {
                installation.Answers.Write(change switch
                {
                    "no" => Some.No,
                    "local" => Some.Local,
                    "other terms" => Some.Yes with { Policy = null },
                    _ => Some.Yes with { Kinds = [ReportKind.Option] },
                });
            }

            return SendOutcome.Taken;
        };

        var result = await installation.Flush(TestContext.CancellationToken);

        Assert.AreEqual(1, result.Sent);
        Assert.HasCount(1, installation.Collector.Tries);
    }

    [TestMethod]
    [DataRow("cut")]
    [DataRow("grown")]
    [DataRow("text")]
    [DataRow("unknown command")]
    [DataRow("another count")]
    public async Task Bytes_that_are_no_report_of_the_tool_never_leave(string what)
    {
        using var installation = Installation.Agreed(7);
        var good = Some.Waiting(1).Body;
        installation.Put(Some.Waiting(1) with
        {
            Body = what switch
            {
                "cut" => good[..255],
                "grown" => [.. good, (byte)' '],
                "text" => [.. good[..^1], (byte)'x'],
                "unknown command" => ReportFormat.Write(Some.Report with { Subject = new Subject(ReportKind.Command, 99, 1) }),
                _ => ReportFormat.Write(Some.Report with { Count = 3 }),
            },
        });

        await installation.Flush(TestContext.CancellationToken);

        Assert.IsEmpty(installation.Collector.Tries);
        Assert.AreEqual("damaged", installation.Look().Refused.Single().Refusal);
    }

    [TestMethod]
    public async Task Where_runs_are_frequent_one_report_leaves_at_a_time_and_none_within_ten_minutes()
    {
        using var installation = Installation.Agreed(8);
        new DispatchRecord(null, Some.Noon, Duration.FromMinutes(10)).Write(installation.State);
        installation.Put([.. Enumerable.Range(0, 12).Select(number => Some.Waiting(number))]);
        var sent = new List<int>();

        for (var minutes = 0; minutes < 60; minutes += 5)
        {
            sent.Add((await installation.Flush(TestContext.CancellationToken)).Sent);
            installation.Clock.Advance(Duration.FromMinutes(5));
        }

        Assert.AreEqual("1 0 1 0 1 0 1 0 1 0 1 0", string.Join(' ', sent));
    }

    [TestMethod]
    public async Task Reports_leave_in_an_order_that_is_not_that_of_their_releases()
    {
        var orders = new HashSet<string>();
        for (var seed = 0; seed < 5; seed++)
        {
            using var installation = Installation.Agreed(seed);
            installation.Put([.. Enumerable.Range(0, 8).Select(number => Some.Waiting(number) with
            {
                Release = Some.Noon - Duration.FromHours(9 - number),
                Deadline = Some.Noon + Duration.FromHours(1),
            })]);

            await installation.Flush(TestContext.CancellationToken);

            orders.Add(string.Join(' ', installation.Collector.Tries.Select(request => request.Nonce.Hex[^2..])));
        }

        Assert.HasCount(5, orders);
    }

    [TestMethod]
    public async Task Those_that_would_be_dropped_first_leave_first()
    {
        using var installation = Installation.Agreed(9);
        new DispatchRecord(null, Some.Noon, Duration.FromMinutes(10)).Write(installation.State);
        installation.Put([.. Enumerable.Range(0, 20).Select(number => Some.Waiting(number))]);
        installation.Put(Some.Waiting(77) with { Deadline = Some.Noon + Duration.FromDays(3) });

        await installation.Flush(TestContext.CancellationToken);

        Assert.AreEqual(Some.Nonce(77), installation.Collector.Tries.Single().Nonce);
    }

    [TestMethod]
    public async Task Where_the_pause_cannot_be_written_down_nothing_leaves()
    {
        using var installation = Installation.Agreed(10);
        installation.Put(Some.Waiting(1));
        Directory.CreateDirectory(installation.State.DispatchRecord);

        var result = await installation.Flush(TestContext.CancellationToken);

        Assert.AreEqual(new FlushResult(FlushState.Done, 0), result);
        Assert.IsEmpty(installation.Collector.Tries);
    }

    [TestMethod]
    public async Task What_became_of_a_report_and_could_not_be_kept_has_it_sent_again_with_the_same_nonce()
    {
        using var installation = Installation.Agreed(11);
        installation.Put([.. Enumerable.Range(0, 5).Select(number => Some.Waiting(number) with { Deadline = Some.Noon + Duration.FromHours(1) })]);
        var path = installation.State.Cache(Some.Tool);
        installation.Collector.Answer = _ =>
        {
            // A disk that fails from here on: the rollback journal cannot be made.
            Directory.CreateDirectory(path + "-journal");
            return SendOutcome.Taken;
        };

        var result = await installation.Flush(TestContext.CancellationToken);

        Assert.AreEqual(new FlushResult(FlushState.Done, 0), result);
        Assert.HasCount(1, installation.Collector.Tries, "after one that could not be kept no other is tried");
        Directory.Delete(path + "-journal");
        installation.Collector.Answer = _ => SendOutcome.Taken;
        installation.Clock.Advance(Duration.FromMinutes(11));
        await installation.Flush(TestContext.CancellationToken);
        Assert.HasCount(6, installation.Collector.Tries);
        Assert.HasCount(5, installation.Collector.Counted, "the collector counts a nonce once");
    }

    [TestMethod]
    public async Task What_preview_shows_is_byte_for_byte_what_is_on_the_wire_and_what_the_log_shows()
    {
        await using var server = RawServer.Start();
        using var installation = new Installation(12);
        var manifest = installation.Agree(Some.TextWith(json => json["publisher"]!["endpoint"] = server.Address.ToString()));
        installation.Use();
        installation.Clock.Now = Some.At(Some.Day.PlusDays(6), 1);
        var shown = installation.Look().Waiting
            .Select(report => Convert.ToHexString(WireRequest.Of(report, Some.Tool, manifest.Publisher.Endpoint).Bytes()))
            .ToHashSet();
        installation.Clock.Now = Some.At(Some.Day.PlusDays(14), 1);

        for (var i = 0; i < 3; i++)
        {
            await installation.Flush(TestContext.CancellationToken, new HttpReportSender());
            installation.Clock.Advance(Duration.FromDays(2));
        }

        var wire = server.Requests.Select(request => Convert.ToHexString(request.Bytes)).ToHashSet();
        var logged = installation.Look().Sent.Select(report => Convert.ToHexString(WireRequest.Of(report, Some.Tool).Bytes())).ToHashSet();
        Assert.IsGreaterThan(8, shown.Count);
        Assert.IsTrue(shown.SetEquals(wire), $"{shown.Count} shown, {wire.Count} sent");
        Assert.IsTrue(logged.SetEquals(wire));
        Assert.HasCount(server.Connections, server.Requests, "each on a connection of its own");
    }
}
