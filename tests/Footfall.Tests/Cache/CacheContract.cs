using Footfall.Protocol;
using NodaTime;

namespace Footfall.Tests;

/// <summary>What every cache does. Each member of the port is here; the classes below say which cache it is tried on.</summary>
public abstract class CacheContract : IDisposable
{
    private ICache? cache;

    [TestInitialize]
    public void Begin() => cache = Open();

    [TestMethod]
    public void A_new_cache_is_empty()
    {
        using var transaction = cache!.Begin();

        Assert.IsEmpty(transaction.Offsets());
        Assert.IsEmpty(transaction.Cells());
        Assert.IsEmpty(transaction.Failures(Some.Day));
        Assert.IsEmpty(transaction.Outbox());
        Assert.IsEmpty(transaction.Sent());
        Assert.IsNull(transaction.LastSent);
        Assert.AreEqual(default, transaction.Activity);
        Assert.IsNull(transaction.VersionAsked);
        Assert.AreEqual(0, transaction.Total(Tally.Dropped));
    }

    [TestMethod]
    public void Without_a_commit_nothing_of_a_unit_of_work_is_kept()
    {
        var before = Keep(Fill);
        using (var transaction = cache!.Begin())
        {
            transaction.SetOffset(Some.Day, 999);
            transaction.ForgetOffset(Some.Day.PlusDays(-1));
            transaction.Add(Some.Key(ReportKind.Command, 9, 9), 9);
            transaction.Remove(Some.Key(ReportKind.Command, 2, 1));
            transaction.Activity = default;
            transaction.SetFailures(Some.Day, new Dictionary<int, int> { [9] = 9 });
            transaction.VersionAsked = null;
            transaction.Put(Some.Waiting(9));
            transaction.Remove(Some.Nonce(1));
            transaction.Log(new SentReport(Some.Nonce(9), [9], Some.Yes.Endpoint!, Some.Noon));
            transaction.ForgetSent(Instant.MaxValue, most: 0);
            transaction.Count(Tally.Dropped, 9);
            Assert.AreNotEqual(before, Describe(transaction), "it sees its own work");
        }

        Assert.AreEqual(before, Keep(Describe));
    }

    [TestMethod]
    public void What_was_committed_is_there_in_the_next_unit_of_work()
    {
        var before = Keep(Fill);

        Assert.AreEqual(before, Keep(Describe));
        StringAssert.Contains(before, "offset 2026-11-24 12", StringComparison.Ordinal);
    }

    [TestMethod]
    public void Offsets_are_set_changed_and_forgotten()
    {
        Keep(transaction =>
        {
            transaction.SetOffset(Some.Day, 10);
            transaction.SetOffset(Some.Day.PlusDays(1), 5_000_000_000);
            transaction.SetOffset(Some.Day, 11);
            transaction.SetOffset(Some.Day.PlusDays(2), 1);
            transaction.ForgetOffset(Some.Day.PlusDays(2));
            transaction.ForgetOffset(Some.Day.PlusDays(3));
            return 0;
        });

        var offsets = Keep(transaction => transaction.Offsets());

        Assert.HasCount(2, offsets);
        Assert.AreEqual((11, 5_000_000_000), (offsets[Some.Day], offsets[Some.Day.PlusDays(1)]));
    }

    [TestMethod]
    public void Offsets_that_were_looked_up_do_not_change_with_later_work()
    {
        using var transaction = cache!.Begin();
        transaction.SetOffset(Some.Day, 10);
        var offsets = transaction.Offsets();

        foreach (var (day, _) in offsets)
        {
            transaction.SetOffset(day.PlusDays(1), 20);
        }

        Assert.HasCount(1, offsets);
    }

    [TestMethod]
    public void Counters_add_up_by_window_sharing_and_subject()
    {
        var key = Some.Key(ReportKind.Command, 2, 1);
        Keep(transaction =>
        {
            transaction.Add(key, 3);
            transaction.Add(key, 4);
            transaction.Add(key with { MayBeSent = false }, 1);
            transaction.Add(key with { Window = Some.Week }, 2);
            transaction.Add(key with { Subject = new Subject(ReportKind.Version, ToolVersion.LargestPacked, 1) }, 5);
            return 0;
        });

        var cells = Keep(transaction => transaction.Cells());

        Assert.HasCount(4, cells);
        Assert.AreEqual(7, cells.Single(cell => cell.Key == key).Count);
        Assert.AreEqual(ToolVersion.LargestPacked, cells.Single(cell => cell.Key.Subject.Kind == ReportKind.Version).Key.Subject.A);
    }

    [TestMethod]
    public void Counters_come_ordered_by_window_sharing_and_subject()
    {
        CellKey[] expected =
        [
            Some.Key(ReportKind.Command, 2, 1, mayBeSent: false),
            Some.Key(ReportKind.Command, 2, 1),
            Some.Key(ReportKind.Command, 2, 2),
            Some.Key(ReportKind.Command, 10, 1),
            Some.Key(ReportKind.Option, 1, 1),
            Some.Key(ReportKind.Activity, 1, 1),
            Some.Key(ReportKind.Command, 1, 1) with { Window = Some.Week },
            Some.Key(ReportKind.Command, 1, 1) with { Window = Window.Containing(Some.Day.PlusDays(-100), WindowLength.Day) },
        ];

        Keep(transaction =>
        {
            foreach (var key in expected.Reverse())
            {
                transaction.Add(key, 1);
            }

            return 0;
        });

        CollectionAssert.AreEqual(expected, Keep(transaction => transaction.Cells()).Select(cell => cell.Key).ToArray());
    }

    [TestMethod]
    public void A_counter_stops_at_its_largest_number()
    {
        const long largest = 9_000_000_000_000_000_000;
        var key = Some.Key(ReportKind.Command, 2, 1);

        Keep(transaction =>
        {
            transaction.Add(key, largest - 1);
            transaction.Add(key, 1);
            transaction.Add(key, 1);
            transaction.Add(key, largest);
            return 0;
        });

        Assert.AreEqual(largest, Keep(transaction => transaction.Cells()).Single().Count);
    }

    [TestMethod]
    public void A_tally_stops_at_its_largest_number_and_counts_nothing_for_nothing()
    {
        Keep(transaction =>
        {
            transaction.Count(Tally.Sent, long.MaxValue - 1);
            transaction.Count(Tally.Sent, 5);
            transaction.Count(Tally.Dropped, 0);
            transaction.Count(Tally.DamagedJournal, 2);
            transaction.Count(Tally.DamagedJournal, 3);
            return 0;
        });

        Assert.AreEqual(
            (long.MaxValue, 0L, 5L),
            Keep(transaction => (transaction.Total(Tally.Sent), transaction.Total(Tally.Dropped), transaction.Total(Tally.DamagedJournal))));
    }

    [TestMethod]
    public void A_removed_counter_begins_at_nothing_again()
    {
        var key = Some.Key(ReportKind.Command, 2, 1);
        Keep(transaction =>
        {
            transaction.Add(key, 3);
            transaction.Remove(key);
            transaction.Remove(key);
            transaction.Add(key, 1);
            return 0;
        });

        Assert.AreEqual(1, Keep(transaction => transaction.Cells()).Single().Count);
    }

    [TestMethod]
    public void Activity_days_and_the_version_day_are_each_kept_or_absent()
    {
        var activity = new ActivityState(Some.Day, null, Some.Day.PlusDays(-3), new LocalDate(1970, 1, 1));
        Keep(transaction =>
        {
            transaction.Activity = new ActivityState(Some.Day, Some.Day, Some.Day, Some.Day);
            transaction.Activity = activity;
            transaction.VersionAsked = Some.Day;
            return 0;
        });

        Assert.AreEqual((activity, Some.Day), Keep(transaction => (transaction.Activity, transaction.VersionAsked)));
        Keep(transaction => transaction.VersionAsked = null);
        Assert.IsNull(Keep(transaction => transaction.VersionAsked));
    }

    [TestMethod]
    public void The_file_that_told_a_version_is_kept_or_absent()
    {
        var file = new VersionedFile(0, long.MaxValue);
        Assert.IsNull(Keep(transaction => transaction.VersionFile));

        Keep(transaction => transaction.VersionFile = file);

        Assert.AreEqual(file, Keep(transaction => transaction.VersionFile));
        Keep(transaction => transaction.VersionFile = null);
        Assert.IsNull(Keep(transaction => transaction.VersionFile));
    }

    [TestMethod]
    public void Failures_in_a_row_are_those_of_one_day()
    {
        Keep(transaction =>
        {
            transaction.SetFailures(Some.Day.PlusDays(-1), new Dictionary<int, int> { [1] = 5, [2] = 6 });
            transaction.SetFailures(Some.Day, new Dictionary<int, int> { [2] = int.MaxValue, [~2] = 1 });
            return 0;
        });

        var (today, yesterday) = Keep(transaction => (transaction.Failures(Some.Day), transaction.Failures(Some.Day.PlusDays(-1))));

        Assert.IsEmpty(yesterday);
        Assert.HasCount(2, today);
        Assert.AreEqual((int.MaxValue, 1), (today[2], today[~2]));
    }

    [TestMethod]
    public void The_outbox_comes_ordered_by_release_and_a_nonce_stands_in_it_once()
    {
        var later = Some.Waiting(1) with { Release = Some.Noon, Attempts = 3 };
        Keep(transaction =>
        {
            transaction.Put(Some.Waiting(1));
            transaction.Put(Some.Waiting(3));
            transaction.Put(Some.Waiting(2) with { Refusal = "unknown-code" });
            transaction.Put(later);
            transaction.Put(Some.Waiting(4));
            transaction.Remove(Some.Nonce(4));
            transaction.Remove(Some.Nonce(5));
            return 0;
        });

        var outbox = Keep(transaction => transaction.Outbox());

        CollectionAssert.AreEqual(new[] { Some.Nonce(2), Some.Nonce(3), Some.Nonce(1) }, outbox.Select(report => report.Nonce).ToArray());
        Assert.AreEqual("unknown-code", outbox[0].Refusal);
        Assert.AreEqual(later with { Body = outbox[2].Body }, outbox[2]);
        CollectionAssert.AreEqual(later.Body, outbox[2].Body);
    }

    [TestMethod]
    public void The_sent_log_comes_the_oldest_first_and_forgets_what_is_old()
    {
        var endpoint = Endpoint.Parse("http://127.0.0.1:8474/a/");
        SentReport Sent(int number, int hours) => new(Some.Nonce(number), [1, 2, (byte)number], endpoint, Some.Noon + Duration.FromHours(hours));
        Keep(transaction =>
        {
            transaction.Log(Sent(3, 2));
            transaction.Log(Sent(1, 0));
            transaction.Log(Sent(2, 1));
            transaction.ForgetSent(Some.Noon + Duration.FromHours(1), most: 2);
            return 0;
        });

        var sent = Keep(transaction => transaction.Sent());

        Assert.HasCount(2, sent);
        Assert.AreEqual(Sent(2, 1) with { Body = sent[0].Body }, sent[0]);
        CollectionAssert.AreEqual(new byte[] { 1, 2, 2 }, sent[0].Body);
        Assert.AreEqual(Some.Nonce(3), sent[1].Nonce);
    }

    [TestMethod]
    public void The_sent_log_forgets_the_oldest_beyond_its_length()
    {
        Keep(transaction =>
        {
            foreach (var number in (int[])[4, 1, 3, 2, 5])
            {
                transaction.Log(new SentReport(Some.Nonce(number), [1], Some.Yes.Endpoint!, Some.Noon + Duration.FromHours(number)));
            }

            transaction.ForgetSent(Some.Noon, most: 3);
            return 0;
        });

        var sent = Keep(transaction => transaction.Sent());

        CollectionAssert.AreEqual(new[] { Some.Nonce(3), Some.Nonce(4), Some.Nonce(5) }, sent.Select(report => report.Nonce).ToArray());
    }

    [TestMethod]
    public void When_the_last_report_left_is_known_whatever_the_order_in_which_they_were_logged()
    {
        Keep(transaction =>
        {
            transaction.Log(new SentReport(Some.Nonce(1), [1], Some.Yes.Endpoint!, Some.Noon + Duration.FromHours(2)));
            transaction.Log(new SentReport(Some.Nonce(2), [1], Some.Yes.Endpoint!, Some.Noon + Duration.FromHours(1)));
            return 0;
        });

        Assert.AreEqual(Some.Noon + Duration.FromHours(2), Keep(transaction => transaction.LastSent));
    }

    [TestMethod]
    public void Of_a_log_that_was_forgotten_nothing_is_known()
    {
        Keep(transaction =>
        {
            transaction.Log(new SentReport(Some.Nonce(1), [1], Some.Yes.Endpoint!, Some.Noon));
            transaction.ForgetSent(Some.Noon + Duration.FromSeconds(1), most: 2);
            return 0;
        });

        Assert.IsNull(Keep(transaction => transaction.LastSent));
    }

    public void Dispose()
    {
        cache?.Dispose();
        End();
        GC.SuppressFinalize(this);
    }

    private protected abstract ICache Open();

    private protected virtual void End()
    {
    }

    private static string Fill(ICacheTransaction transaction)
    {
        transaction.SetOffset(Some.Day, 12);
        transaction.SetOffset(Some.Day.PlusDays(-1), 34);
        transaction.Add(Some.Key(ReportKind.Command, 2, 1), 3);
        transaction.Activity = new ActivityState(Some.Day, Some.Day, Some.Day, null);
        transaction.SetFailures(Some.Day, new Dictionary<int, int> { [2] = 1 });
        transaction.VersionAsked = Some.Day;
        transaction.VersionFile = new VersionedFile(12, 34);
        transaction.Put(Some.Waiting(1));
        transaction.Log(new SentReport(Some.Nonce(2), [1], Some.Yes.Endpoint!, Some.Noon));
        transaction.Count(Tally.Dropped, 2);
        return Describe(transaction);
    }

    private static string Describe(ICacheTransaction transaction) => string.Join('\n', (string[])
    [
        .. transaction.Offsets().OrderBy(entry => entry.Key).Select(entry => $"offset {JournalWriter.Name(entry.Key)} {entry.Value}"),
        .. transaction.Cells().Select(cell => $"cell {cell}"),
        $"activity {transaction.Activity} version {transaction.VersionAsked} {transaction.VersionFile}",
        .. transaction.Failures(Some.Day).Select(entry => $"failures {entry.Key} {entry.Value}"),
        .. transaction.Outbox().Select(report => $"outbox {report.Nonce.Hex} {Convert.ToHexString(report.Body)} {report.Release} {report.Deadline}"),
        .. transaction.Sent().Select(report => $"sent {report.Nonce.Hex} {Convert.ToHexString(report.Body)} {report.Endpoint} {report.SentAt}"),
        $"dropped {transaction.Total(Tally.Dropped)}",
    ]);

    private T Keep<T>(Func<ICacheTransaction, T> work)
    {
        using var transaction = cache!.Begin();
        var result = work(transaction);
        transaction.Commit();
        return result;
    }
}
