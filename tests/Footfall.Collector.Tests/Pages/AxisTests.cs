using NodaTime;

namespace Footfall.Collector.Tests;

[TestClass]
public sealed class AxisTests
{
    [TestMethod]
    [DataRow(0, "0 1")]
    [DataRow(1, "0 1")]
    [DataRow(5, "0 1 2 3 4 5")]
    [DataRow(6, "0 2 4 6")]
    [DataRow(37, "0 10 20 30 40")]
    [DataRow(1_000, "0 200 400 600 800 1000")]
    [DataRow(3_577, "0 1000 2000 3000 4000")]
    [DataRow(9_007_199_254_740_991, "0 2000000000000000 4000000000000000 6000000000000000 8000000000000000 10000000000000000")]
    public void Numbers_are_round_and_few(long largest, string marks) => Assert.AreEqual(marks, string.Join(' ', Axis.Numbers(largest)));

    [TestMethod]
    public void A_long_time_is_marked_by_months()
    {
        var days = Axis.Days(new LocalDate(2026, 1, 10), new LocalDate(2026, 12, 31), most: 4);

        Assert.AreEqual("2026-02-01 2026-05-01 2026-08-01 2026-11-01", string.Join(' ', days.Select(Texts.Iso)));
    }

    [TestMethod]
    public void A_short_time_is_marked_by_Mondays()
    {
        var days = Axis.Days(new LocalDate(2026, 11, 1), new LocalDate(2026, 11, 30), most: 8);

        Assert.IsTrue(days.All(day => day.DayOfWeek == IsoDayOfWeek.Monday));
        Assert.HasCount(5, days);
    }
}
