using Footfall.Protocol;
using NodaTime;

namespace Footfall.Collector.Tests;

/// <summary>What every ledger promises about reports. What it promises about releases is in <see cref="LedgerReleaseContract"/>.</summary>
public abstract class LedgerContract : LedgerContractBase
{
    private static LocalDate LastDay { get; } = Some.LastWeek.End.PlusDays(IntakePeriod.Default.Days - 1);

    private static LocalDate Closing { get; } = LastDay.PlusDays(1);

    [TestMethod]
    public void Reports_add_up_by_window_and_subject()
    {
        using var ledger = Home.Open();
        var other = new Subject(ReportKind.Command, 2, 2);

        ledger.Commit([Some.Entry(Some.Report(4)), Some.Entry(Some.Report(8)), Some.Entry(Some.Report(2) with { Subject = other })]);
        ledger.Commit([Some.Entry(Some.Report(1)), Some.Entry(Some.Report(16) with { Window = WeekBefore })]);

        Cell[] expected =
        [
            new Cell(WeekBefore, Some.Report().Subject, 1, 16),
            new Cell(Some.LastWeek, Some.Report().Subject, 3, 13),
            new Cell(Some.LastWeek, other, 1, 2),
        ];
        CollectionAssert.AreEqual(expected, Cells(ledger));
        CollectionAssert.AreEqual((Window[])[WeekBefore, Some.LastWeek], ledger.Windows(Git).ToList());
    }

    [TestMethod]
    public void It_describes_its_tables_with_their_columns_and_rows()
    {
        using var ledger = Home.Open();

        ledger.Commit([Some.Entry(), Some.Entry(), Some.Entry()]);
        var tables = ledger.Describe().ToDictionary(table => table.Name);

        Assert.AreEqual(1, tables["cell"].Rows);
        Assert.AreEqual(3, tables["nonce"].Rows);
        Assert.AreEqual("tool window kind a b reports sum", string.Join(' ', tables["cell"].Columns.Select(column => column.Name)));
        Assert.IsTrue(tables.Values.All(table => AboutView.Purpose(table.Name).Length > 0 && table.Columns.All(column => column.Type.Length > 0)));
    }

    [TestMethod]
    public void A_batch_of_nothing_is_a_batch()
    {
        using var ledger = Home.Open();

        ledger.Commit([]);

        Assert.IsEmpty(Cells(ledger));
    }

    [TestMethod]
    public void A_repetition_adds_nothing_in_its_batch_and_later_and_after_a_restart()
    {
        var entry = Some.Entry();
        using (var first = Home.Open())
        {
            first.Commit([entry, entry]);
            first.Commit([entry, Some.Entry()]);
        }

        using var second = Home.Open();
        second.Commit([entry]);

        Assert.AreEqual((2, 8), Total(second));
    }

    [TestMethod]
    public void Of_two_entries_with_one_nonce_the_first_counts()
    {
        using var ledger = Home.Open();
        var nonce = Some.Nonce();

        ledger.Commit([Some.Entry(Some.Report(2), nonce), Some.Entry(Some.Report(8) with { Subject = new Subject(ReportKind.Command, 1, 1) }, nonce)]);
        ledger.Commit([Some.Entry(Some.Report(16), nonce)]);

        Assert.AreEqual((1, 2), Total(ledger));
    }

    [TestMethod]
    public void A_nonce_belongs_to_its_tool_and_window()
    {
        using var ledger = Home.Open();
        var entry = Some.Entry();

        ledger.Commit([entry, entry with { Report = entry.Report with { Window = WeekBefore } }, entry with { Tool = ToolName.Parse("make") }]);

        Assert.AreEqual((2, 8), Total(ledger));
        Assert.AreEqual((1, 4), Total(ledger, "make"));
    }

    [TestMethod]
    public void Sums_stop_at_the_largest_number()
    {
        using (var ledger = Home.Open())
        {
            ledger.Commit([Some.Entry()]);
        }

        Home.Execute($"UPDATE {{0}}cell SET sum = {Cell.LargestSum - 5}, reports = {Cell.LargestSum - 1}");
        using var again = Home.Open();
        again.Commit([Some.Entry(), Some.Entry()]);

        Assert.AreEqual((Cell.LargestSum, Cell.LargestSum), Total(again));
    }

    [TestMethod]
    public void A_closed_window_stays_closed_and_keeps_its_sums()
    {
        var entry = Some.Entry();
        using (var ledger = Home.Open())
        {
            ledger.Commit([entry]);
            ledger.CloseIntake(IntakePeriod.Default, Closing);
            ledger.CloseIntake(IntakePeriod.Default, Closing);
        }

        // Whose clock was set back closes nothing, and the window is not open again.
        using var again = Home.Open();
        again.CloseIntake(IntakePeriod.Default, LastDay);
        again.Commit([entry, Some.Entry()]);

        Assert.AreEqual((1, 4), Total(again));
    }

    [TestMethod]
    public void A_window_is_open_on_its_last_day()
    {
        using var ledger = Home.Open();
        var entry = Some.Entry();
        ledger.Commit([entry]);

        ledger.CloseIntake(IntakePeriod.Default, LastDay);
        ledger.Commit([entry, Some.Entry()]);

        Assert.AreEqual((2, 8), Total(ledger));
    }

    [TestMethod]
    public void Closing_a_window_leaves_the_others_and_their_nonces()
    {
        using var ledger = Home.Open();
        var later = Some.Entry(Some.Report() with { Window = Window.Containing(LastDay.PlusDays(-7), WindowLength.Week) });
        ledger.Commit([Some.Entry(), later]);

        ledger.CloseIntake(IntakePeriod.Default, Closing);
        ledger.Commit([later, Some.Entry(), Some.Entry(later.Report)]);

        Assert.AreEqual((3, 12), Total(ledger));
    }

    [TestMethod]
    public void The_first_day_of_a_tool_is_remembered()
    {
        using (var ledger = Home.Open())
        {
            Assert.AreEqual(Some.Today, ledger.CountedSince(Git, Some.Today));
        }

        using var again = Home.Open();

        Assert.AreEqual(Some.Today, again.CountedSince(Git, Some.Today.PlusDays(9)));
        Assert.AreEqual(Some.Today.PlusDays(9), again.CountedSince(ToolName.Parse("make"), Some.Today.PlusDays(9)));
    }

    [TestMethod]
    public void Rewriting_and_settling_change_nothing_that_can_be_asked()
    {
        using var ledger = Home.Open();
        var closed = Some.Entry();
        var open = Some.Entry(Some.Report() with { Window = Window.Containing(LastDay.PlusDays(-7), WindowLength.Week) });
        ledger.Commit([closed, open]);
        ledger.CloseIntake(IntakePeriod.Default, Closing);
        var before = Cells(ledger);

        ledger.Settle();
        ledger.Rewrite();
        ledger.Settle();
        ledger.Rewrite();
        ledger.Commit([closed, Some.Entry(), open]);

        CollectionAssert.AreEqual(before, Cells(ledger));
    }

    [TestMethod]
    public void Many_threads_may_use_it_at_once()
    {
        using var ledger = Home.Open();
        var nonces = Enumerable.Range(0, 50).Select(_ => Some.Nonce()).ToList();

        Parallel.For(0, 8, i =>
        {
            for (var round = 0; round < 10; round++)
            {
                ledger.Commit([.. nonces.Skip(round * 5).Take(5).Select(nonce => Some.Entry(nonce: nonce)), Some.Entry()]);
                _ = ledger.Cells(Git, 0, int.MaxValue);
                ledger.CloseIntake(IntakePeriod.Default, Some.Today);
            }

            if (i == 0)
            {
                ledger.Rewrite();
            }
        });

        Assert.AreEqual((50 + 80, 4 * (50 + 80)), Total(ledger));
    }
}
