using Footfall.Protocol;
using NodaTime;

namespace Footfall.Collector.Tests;

[TestClass]
public sealed class QuarterTests
{
    [TestMethod]
    [DataRow(2026, 1, 1, "2026-q1")]
    [DataRow(2026, 3, 31, "2026-q1")]
    [DataRow(2026, 4, 1, "2026-q2")]
    [DataRow(2026, 12, 31, "2026-q4")]
    public void A_window_belongs_to_the_quarter_of_its_first_day(int year, int month, int day, string quarter) =>
        Assert.AreEqual(quarter, Quarter.Of(Window.Containing(new LocalDate(year, month, day), WindowLength.Day)).ToString());

    [TestMethod]
    public void A_week_over_the_new_year_belongs_to_the_old_one() =>
        Assert.AreEqual("2026-q4", Quarter.Of(Window.Containing(new LocalDate(2027, 1, 1), WindowLength.Week)).ToString());

    [TestMethod]
    public void It_ends_where_the_next_begins()
    {
        Assert.IsTrue(Quarter.TryParse("2026-q4", out var quarter));
        Assert.AreEqual(new LocalDate(2026, 10, 1), quarter.First);
        Assert.AreEqual(new LocalDate(2026, 12, 31), quarter.Last);
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("2026-q0")]
    [DataRow("2026-q5")]
    [DataRow("2026-Q4")]
    [DataRow("2026q4")]
    [DataRow("0000-q1")]
    [DataRow("2026-q44")]
    public void Nothing_else_is_a_quarter(string? text) => Assert.IsFalse(Quarter.TryParse(text, out _));
}
