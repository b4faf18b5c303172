using Footfall.Protocol;
using Footfall.Testing;
using NodaTime;

namespace Footfall.Tests;

[TestClass]
public sealed class WindowClosingTests : IDisposable
{
    private readonly MemoryCache cache = new();
    private readonly ReportMaker maker = new(ToolManifest.Of(Some.Manifest), new SeededRandom(61));

    [TestMethod]
    public void A_counter_whose_window_has_ended_becomes_one_report()
    {
        using var transaction = cache.Begin();
        transaction.Add(Some.Key(ReportKind.Command, 2, 1), 5);
        transaction.Add(Some.Key(ReportKind.Terminal, 1, 0), 5);

        WindowClosing.Close(transaction, maker, ReportKinds.All, Some.Noon);

        Assert.IsEmpty(transaction.Cells());
        var reports = transaction.Outbox().Select(Read).OrderBy(report => report.Subject.Kind).ToArray();
        Assert.HasCount(2, reports);
        Assert.AreEqual((3, Some.LastWeek, new Subject(ReportKind.Command, 2, 1)), (reports[0].Revision, reports[0].Window, reports[0].Subject));
        Assert.IsTrue(reports[0].Count is 4 or 8);
        Assert.AreEqual(1, reports[1].Count, "presence");
    }

    [TestMethod]
    public void Each_report_has_a_nonce_and_a_release_of_its_own()
    {
        using var transaction = cache.Begin();
        for (var outcome = 1; outcome <= 5; outcome++)
        {
            for (var command = 0; command <= 3; command++)
            {
                transaction.Add(Some.Key(ReportKind.Command, command, outcome), 1);
            }
        }

        WindowClosing.Close(transaction, maker, ReportKinds.All, Some.Noon);

        var reports = transaction.Outbox();
        Assert.HasCount(20, reports);
        Assert.HasCount(20, reports.Select(report => report.Nonce.Hex).Distinct());
        Assert.HasCount(20, reports.Select(report => report.Release).Distinct());
        Assert.IsTrue(reports.All(report => report.Release >= Some.Noon && report.Release < Some.Noon + Duration.FromDays(7)));
        Assert.IsTrue(reports.All(report => report.Deadline == Some.At(new LocalDate(2026, 12, 7), 0)));
    }

    [TestMethod]
    public void What_has_not_ended_or_may_not_be_sent_or_was_not_agreed_to_stays()
    {
        CellKey[] staying =
        [
            Some.Key(ReportKind.Command, 2, 1, mayBeSent: false),
            Some.Key(ReportKind.Duration, 2, 1),
            Some.Key(ReportKind.Command, 2, 1) with { Window = Some.Week },
        ];
        using var transaction = cache.Begin();
        Array.ForEach(staying, key => transaction.Add(key, 1));

        WindowClosing.Close(transaction, maker, [ReportKind.Command], Some.Noon);

        CollectionAssert.AreEqual(staying, transaction.Cells().Select(cell => cell.Key).ToArray());
        Assert.IsEmpty(transaction.Outbox());
    }

    [TestMethod]
    [DataRow("unknown command")]
    [DataRow("too late")]
    [DataRow("another length of window")]
    public void What_no_collector_would_take_is_dropped_and_counted_as_dropped(string what)
    {
        var key = Some.Key(ReportKind.Command, what == "unknown command" ? 99 : 2, 1);
        using var transaction = cache.Begin();
        transaction.Add(what == "another length of window" ? key with { Window = Window.Containing(Some.Day.PlusDays(-3), WindowLength.Day) } : key, 1);

        WindowClosing.Close(transaction, maker, ReportKinds.All, what == "too late" ? ReleaseTime.DeadlineOf(Some.LastWeek) : Some.Noon);

        Assert.IsEmpty(transaction.Cells());
        Assert.IsEmpty(transaction.Outbox());
        Assert.AreEqual(1, transaction.Total(Tally.Dropped));
    }

    [TestMethod]
    public void A_kill_before_the_commit_leaves_the_counter_and_no_report()
    {
        using (var transaction = cache.Begin())
        {
            transaction.Add(Some.Key(ReportKind.Command, 2, 1), 5);
            transaction.Commit();
        }

        using (var killed = cache.Begin())
        {
            WindowClosing.Close(killed, maker, ReportKinds.All, Some.Noon);
        }

        using var after = cache.Begin();
        Assert.HasCount(1, after.Cells());
        Assert.IsEmpty(after.Outbox());
    }

    [TestMethod]
    public void At_the_deadline_a_report_is_dropped_and_one_that_was_refused_is_forgotten()
    {
        using var transaction = cache.Begin();
        transaction.Put(Some.Waiting(1));
        transaction.Put(Some.Waiting(2) with { Refusal = "unknown-code" });
        var deadline = Some.Waiting(1).Deadline;

        WindowClosing.Expire(transaction, deadline - Duration.FromSeconds(1));
        Assert.HasCount(2, transaction.Outbox());
        WindowClosing.Expire(transaction, deadline);

        Assert.IsEmpty(transaction.Outbox());
        Assert.AreEqual(1, transaction.Total(Tally.Dropped));
    }

    [TestMethod]
    public void What_stays_on_the_machine_is_kept_for_400_days()
    {
        using var transaction = cache.Begin();
        transaction.Add(Some.Key(ReportKind.Command, 2, 1, mayBeSent: false), 1);
        transaction.Log(new SentReport(Some.Nonce(1), [1], Some.Yes.Endpoint!, ReleaseTime.EndOf(Some.LastWeek)));
        var last = ReleaseTime.EndOf(Some.LastWeek) + Duration.FromDays(WindowClosing.LocalHistory);

        WindowClosing.Expire(transaction, last);
        Assert.HasCount(2, transaction.Cells().Select(_ => 0).Concat(transaction.Sent().Select(_ => 0)));
        WindowClosing.Expire(transaction, last + Duration.FromDays(1));

        Assert.IsEmpty(transaction.Cells());
        Assert.IsEmpty(transaction.Sent());
    }

    [TestMethod]
    public void What_the_outbox_has_no_room_for_is_dropped_and_counted_as_dropped()
    {
        using var transaction = cache.Begin();
        for (var number = 0; number < WindowClosing.MostWaiting - 2; number++)
        {
            transaction.Put(Some.Waiting(number));
        }

        for (var outcome = 1; outcome <= 5; outcome++)
        {
            transaction.Add(Some.Key(ReportKind.Command, 2, outcome), 1);
        }

        WindowClosing.Close(transaction, maker, ReportKinds.All, Some.Noon);

        Assert.HasCount(WindowClosing.MostWaiting, transaction.Outbox());
        Assert.IsEmpty(transaction.Cells());
        Assert.AreEqual(3, transaction.Total(Tally.Dropped));
    }

    [TestMethod]
    public void The_log_of_what_was_sent_grows_no_further_and_forgets_the_oldest()
    {
        using var transaction = cache.Begin();
        for (var number = 0; number < WindowClosing.LongestLog + 2; number++)
        {
            transaction.Log(new SentReport(Some.Nonce(number), [1], Some.Yes.Endpoint!, Some.Noon + Duration.FromSeconds(number)));
        }

        WindowClosing.Expire(transaction, Some.Noon + Duration.FromDays(1));

        var sent = transaction.Sent();
        Assert.HasCount(WindowClosing.LongestLog, sent);
        Assert.AreEqual(Some.Nonce(2), sent[0].Nonce);
    }

    public void Dispose() => cache.Dispose();

    private static Report Read(OutboxReport report) => ReportFormat.TryRead(report.Body, out var read, out _) ? read : throw new InvalidDataException();
}
