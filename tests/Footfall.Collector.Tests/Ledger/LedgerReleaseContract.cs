using Footfall.Protocol;

namespace Footfall.Collector.Tests;

/// <summary>What every ledger promises about releases.</summary>
public abstract class LedgerReleaseContract : LedgerContractBase
{
    private static ActiveSpan Span { get; } = new(Some.Today, 7, 21, 3);

    [TestMethod]
    public void A_release_is_shown_the_cells_and_takes_them_away()
    {
        using var ledger = Home.Open();
        var entry = Some.Entry();
        ledger.Commit([entry, Some.Entry(Some.Report(1) with { Subject = new Subject(ReportKind.Platform, 1, 0) }), Some.Entry(Some.Report() with { Window = WeekBefore })]);
        var cells = ledger.Cells(Git, Some.LastWeek.Code, Some.LastWeek.Code).ToList();
        ClosingWindow? shown = null;

        var release = ledger.Release(Git, Some.LastWeek, closing => Publish(shown = closing));
        ledger.Commit([entry, Some.Entry()]);

        Assert.AreEqual(1, release!.Number);
        Assert.AreEqual((Git, Some.LastWeek), (shown!.Tool, shown.Window));
        CollectionAssert.AreEqual(cells, shown.Cells.ToList());
        Assert.HasCount(2, cells);
        Assert.AreEqual(WeekBefore, Cells(ledger).Single().Window);
    }

    [TestMethod]
    public void A_window_is_released_once_also_after_a_restart()
    {
        using (var ledger = Home.Open())
        {
            Assert.IsNotNull(ledger.Release(Git, Some.LastWeek, Publish));
            Assert.IsNull(ledger.Release(Git, Some.LastWeek, _ => throw new InvalidOperationException()));
        }

        using var again = Home.Open();

        Assert.IsNull(again.Release(Git, Some.LastWeek, _ => throw new InvalidOperationException()));
        Assert.HasCount(1, again.Releases(0, 10));
    }

    [TestMethod]
    public void A_window_without_reports_is_released_and_takes_none_later()
    {
        using var ledger = Home.Open();

        var release = ledger.Release(Git, Some.LastWeek, Publish);
        ledger.Commit([Some.Entry()]);

        Assert.IsNotNull(release);
        Assert.IsEmpty(Cells(ledger));
    }

    [TestMethod]
    public void A_release_that_fails_did_not_happen()
    {
        using var ledger = Home.Open();
        var entry = Some.Entry();
        ledger.Commit([entry]);

        Assert.ThrowsExactly<InvalidOperationException>(() => ledger.Release(Git, Some.LastWeek, _ => throw new InvalidOperationException()));
        ledger.Commit([entry, Some.Entry()]);

        Assert.AreEqual((2, 8), Total(ledger));
        Assert.IsEmpty(ledger.Releases(0, 10));
        Assert.IsNotNull(ledger.Release(Git, Some.LastWeek, Publish));
    }

    [TestMethod]
    public void Each_release_is_shown_the_one_before_of_whatever_tool()
    {
        using var ledger = Home.Open();
        var shown = new List<Release?>();

        var first = ledger.Release(Git, Some.LastWeek, closing => Publish(closing, shown));
        var second = ledger.Release(ToolName.Parse("make"), Some.LastWeek, closing => Publish(closing, shown));
        ledger.Release(Git, WeekBefore, closing => Publish(closing, shown));

        CollectionAssert.AreEqual((Release?[])[null, first, second], shown);
    }

    [TestMethod]
    public void Spans_are_kept_until_a_release_of_their_tool_replaces_them()
    {
        ActiveSpan[] kept = [Span, Span with { Days = 30, Active = -2 }, Span with { Last = Span.Last.PlusDays(1) }];
        var shown = new List<IReadOnlyList<ActiveSpan>>();
        using (var ledger = Home.Open())
        {
            ledger.Release(Git, WeekBefore, closing => Publish(closing) with { Spans = [.. kept.Reverse()] });
            ledger.Release(ToolName.Parse("make"), WeekBefore, closing => Publish(closing, shown) with { Spans = [Span] });
        }

        using var again = Home.Open();
        again.Release(Git, Some.LastWeek, closing => Publish(closing, shown) with { Spans = [Span] });
        again.Release(Git, Some.LastWeek, closing => Publish(closing, shown));
        again.Release(Git, Window.Containing(Some.Today, WindowLength.Day), closing => Publish(closing, shown) with { Spans = [] });
        again.Release(ToolName.Parse("make"), Some.LastWeek, closing => Publish(closing, shown));

        Assert.HasCount(4, shown);
        Assert.IsEmpty(shown[0]);
        CollectionAssert.AreEqual(kept, shown[1].ToList());
        CollectionAssert.AreEqual((ActiveSpan[])[Span], shown[2].ToList());
        CollectionAssert.AreEqual((ActiveSpan[])[Span], shown[3].ToList());
    }

    [TestMethod]
    public void Releases_are_found_by_tool_and_days_and_by_number()
    {
        using var ledger = Home.Open();
        var days = Enumerable.Range(0, 5).Select(i => Window.Containing(Some.Today.PlusDays(-9 + i), WindowLength.Day)).ToList();
        var made = days.ConvertAll(day => ledger.Release(Git, day, Publish)!);
        var other = ledger.Release(ToolName.Parse("make"), days[2], Publish)!;
        ledger.Rewrite();

        CollectionAssert.AreEqual(made[1..4], ledger.Releases(Git, days[1].Start, days[3].Start).ToList());
        CollectionAssert.AreEqual((Release[])[other], ledger.Releases(other.Tool, days[0].Start, days[4].Start).ToList());
        CollectionAssert.AreEqual((Release[])[.. made[3..], other], ledger.Releases(3, 10).ToList());
        CollectionAssert.AreEqual(made[1..3], ledger.Releases(1, 2).ToList());
        Assert.IsEmpty(ledger.Releases(6, 10));
    }

    [TestMethod]
    public void A_release_is_kept_as_it_was_written()
    {
        Release made;
        using (var ledger = Home.Open())
        {
            made = ledger.Release(Git, Some.LastWeek, closing => new Closure(Release(closing) with { Rows = "a\tb ≥ 'x' \\ \u00a0\n\n" + new string('y', 100_000) }, []))!;
        }

        using var again = Home.Open();

        Assert.AreEqual(made, again.Releases(0, 1).Single());
    }

    [TestMethod]
    public void Nothing_is_added_between_what_a_release_is_shown_and_its_end()
    {
        using var ledger = Home.Open();
        var acknowledged = 0;
        using var started = new CountdownEvent(4);
        using var end = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var i = 0; !end.IsCancellationRequested; i++)
            {
                ledger.Commit([Some.Entry(Some.Report(1))]);
                Interlocked.Increment(ref acknowledged);
                if (i == 2)
                {
                    started.Signal();
                }
            }
        })).ToArray();
        started.Wait();
        var before = Volatile.Read(ref acknowledged);
        var shown = 0L;
        try
        {
            ledger.Release(Git, Some.LastWeek, closing =>
            {
                shown = closing.Cells.Single().Sum;
                return Publish(closing);
            });
            var committed = Volatile.Read(ref acknowledged);
            Patience(() => Volatile.Read(ref acknowledged) > committed + 8);
        }
        finally
        {
            end.Cancel();
            Task.WaitAll(writers);
        }

        Assert.IsTrue(shown >= before, $"{before} acknowledged before, {shown} shown");
        Assert.IsEmpty(Cells(ledger));
    }

    private protected static Closure Publish(ClosingWindow closing) => new(Release(closing), []);

    private protected static Release Release(ClosingWindow closing)
    {
        var number = (closing.Previous?.Number ?? 0) + 1;
        return new Release(number, closing.Tool, closing.Window, Some.Today, $"row {number}\n", "digest", "chain");
    }

    private static Closure Publish(ClosingWindow closing, List<Release?> shown)
    {
        shown.Add(closing.Previous);
        return Publish(closing);
    }

    private static Closure Publish(ClosingWindow closing, List<IReadOnlyList<ActiveSpan>> shown)
    {
        shown.Add(closing.Spans);
        return Publish(closing);
    }

    private static void Patience(Func<bool> condition) => Testing.Patience.Wait(condition, Testing.Patience.Usual, () => "The writers stand still.");
}
