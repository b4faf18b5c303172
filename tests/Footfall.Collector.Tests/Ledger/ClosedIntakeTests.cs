using Footfall.Protocol;
using Footfall.Testing;
using NodaTime;

namespace Footfall.Collector.Tests;

[TestClass]
public sealed class ClosedIntakeTests
{
    private static LocalDate LastDay { get; } = Some.LastWeek.End.PlusDays(IntakePeriod.Default.Days - 1);

    private static LocalDate Closing { get; } = Some.LastWeek.End.PlusDays(IntakePeriod.Default.Days);

    [TestMethod]
    public async Task A_report_counts_until_the_last_day_and_not_after_it()
    {
        using var folder = new TemporaryFolder();
        var clock = new FakeClock(LastDay);
        await using var collector = await RunningCollector.StartAsync(folder, clock);

        await collector.AcceptAsync(Some.Report(count: 1));
        clock.Today = Closing;
        await collector.AcceptAsync(Some.Report(count: 2));

        Assert.AreEqual(1, await collector.SumAsync());
    }

    [TestMethod]
    public async Task Nonces_are_in_no_file_after_the_intake_and_the_sums_stay()
    {
        using var folder = new TemporaryFolder();
        var clock = new FakeClock(LastDay);
        await using var collector = await RunningCollector.StartAsync(folder, clock);
        var nonces = Enumerable.Range(0, 300).Select(_ => Some.Nonce()).ToList();
        await Task.WhenAll(nonces.Select(nonce => collector.AcceptAsync(Some.Report(count: 1), nonce)));
        await WaitUntil(() => nonces.All(nonce => folder.Holds(Convert.FromHexString(nonce.Hex))));

        clock.Today = Closing;
        await WaitUntil(() => !nonces.Any(nonce => folder.Holds(Convert.FromHexString(nonce.Hex))));

        Assert.AreEqual(300, await collector.SumAsync());
    }

    [TestMethod]
    public void A_start_after_the_intake_forgets_the_nonces()
    {
        using var folder = new TemporaryFolder();
        var nonce = Some.Nonce();
        using (var ledger = Open(folder))
        {
            ledger.Commit([Some.Entry(nonce: nonce)]);
        }

        Assert.IsTrue(folder.Holds(Convert.FromHexString(nonce.Hex)));
        using (var ledger = Open(folder))
        {
            ledger.CloseIntake(IntakePeriod.Default, Closing);
            ledger.Rewrite();

            Assert.IsFalse(folder.Holds(Convert.FromHexString(nonce.Hex)));
        }
    }

    [TestMethod]
    public void A_clock_that_is_set_back_does_not_open_a_window_again()
    {
        using var folder = new TemporaryFolder();
        using var ledger = Open(folder);
        var entry = Some.Entry();
        ledger.Commit([entry]);
        ledger.CloseIntake(IntakePeriod.Default, Closing);

        ledger.Commit([entry]);

        Assert.AreEqual(4, ledger.Cells(entry.Tool, Some.LastWeek.Code, Some.LastWeek.Code).Single().Sum);
    }

    [TestMethod]
    public void Windows_whose_intake_is_open_keep_their_nonces()
    {
        using var folder = new TemporaryFolder();
        using var ledger = Open(folder);
        var open = Some.Entry(Some.Report() with { Window = Window.Containing(LastDay.PlusDays(-7), WindowLength.Week) });
        ledger.Commit([Some.Entry(), open]);
        ledger.CloseIntake(IntakePeriod.Default, Closing);

        ledger.Commit([open]);

        Assert.AreEqual(4, ledger.Cells(open.Tool, open.Report.Window.Code, open.Report.Window.Code).Single().Sum);
    }

    [TestMethod]
    public void After_a_closing_the_file_is_the_same_whatever_the_order_in_which_reports_came()
    {
        // The first 100 bytes hold SQLite's count of changes.
        const int Header = 100;
        using var folder = new TemporaryFolder();
        using var other = new TemporaryFolder();
        var week = Window.Containing(LastDay.PlusDays(-7), WindowLength.Week);
        var entries = Enumerable.Range(0, 300)
            .Select(i => Some.Entry(Some.Report() with { Window = week, Subject = new Subject(ReportKind.Version, i, 1), Count = 1 }))
            .Prepend(Some.Entry())
            .ToList();

        Fill(folder, entries);
        Fill(other, Enumerable.Reverse(entries));

        var file = File.ReadAllBytes(folder["collector.db"])[Header..];
        CollectionAssert.AreEqual(file, File.ReadAllBytes(other["collector.db"])[Header..]);
        Assert.IsTrue(file.AsSpan().IndexOf(Convert.FromHexString(entries[^1].Nonce.Hex)) > 0);
    }

    [TestMethod]
    public async Task The_log_of_the_latest_commits_is_emptied_soon()
    {
        using var folder = new TemporaryFolder();
        await using var collector = await RunningCollector.StartAsync(folder);

        await collector.AcceptAsync(Some.Report());
        await WaitUntil(() => new FileInfo(folder["collector.db-wal"]).Length == 0);

        Assert.AreEqual(4, await collector.SumAsync());
    }

    private static void Fill(TemporaryFolder folder, IEnumerable<Entry> entries)
    {
        using var ledger = Open(folder);
        foreach (var entry in entries)
        {
            ledger.Commit([entry]);
        }

        ledger.CloseIntake(IntakePeriod.Default, Closing);
        ledger.Rewrite();
    }

    private static ILedger Open(TemporaryFolder folder)
    {
        Assert.IsTrue(SqliteFile.TryOpen(folder["collector.db"], out var ledger, out var error), error);
        return ledger;
    }

    // Housekeeping comes each second; a minute is for a machine that has much else to do.
    private static async Task WaitUntil(Func<bool> condition)
    {
        for (var i = 0; i < 600 && !condition(); i++)
        {
            await Task.Delay(100);
        }

        Assert.IsTrue(condition());
    }
}
