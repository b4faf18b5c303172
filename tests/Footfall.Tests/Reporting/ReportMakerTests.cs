using Footfall.Protocol;

namespace Footfall.Tests;

[TestClass]
public sealed class ReportMakerTests
{
    private static readonly Window Today = Window.Containing(Some.Day, WindowLength.Day);

    [TestMethod]
    [DataRow(ActivityMode.Exact, 1, ActivityMode.Exact, 1, true, DisplayName = "the same event in exact mode")]
    [DataRow(ActivityMode.Exact, 1, ActivityMode.Exact, 30, true, DisplayName = "the same day in exact mode, with another gap")]
    [DataRow(ActivityMode.Once, 7, ActivityMode.Once, 7, true, DisplayName = "the same event in the other mode")]
    [DataRow(ActivityMode.Once, 7, ActivityMode.Once, 1, false, DisplayName = "an event of another length")]
    [DataRow(ActivityMode.Once, 1, ActivityMode.Exact, 1, false, DisplayName = "an event of exact mode")]
    [DataRow(ActivityMode.Exact, 1, ActivityMode.Once, 1, false, DisplayName = "an event of the other mode")]
    public void A_report_bears_the_mark_of_what_it_says_of_the_day(ActivityMode markMode, long markNumber, ActivityMode mode, long number, bool bears)
    {
        var mark = ReportMaker.MarkOf(Today, new Subject(ReportKind.Activity, (long)markMode, markNumber));

        Assert.AreEqual(bears, Bears(new Report(3, Today, new Subject(ReportKind.Activity, (long)mode, number), 1), mark));
    }

    [TestMethod]
    [DataRow(ActivityMode.Exact)]
    [DataRow(ActivityMode.Once)]
    public void Neither_another_day_nor_another_kind_bears_it(ActivityMode mode)
    {
        var activity = new Subject(ReportKind.Activity, (long)mode, 1);
        var mark = ReportMaker.MarkOf(Today, activity);

        Assert.IsFalse(Bears(new Report(3, Window.Containing(Some.Day.PlusDays(1), WindowLength.Day), activity, 1), mark));
        Assert.IsFalse(Bears(new Report(3, Today, activity with { Kind = ReportKind.Command }, 1), mark));
        Assert.IsFalse(Bears(new Report(3, Today, activity with { A = ((long)mode * 10) + 1 }, 1), mark));
    }

    private static bool Bears(Report report, byte[] mark) => ReportFormat.Write(report).AsSpan().IndexOf(mark) >= 0;
}
