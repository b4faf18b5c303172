using NodaTime;

namespace Footfall.Collector.Tests;

[TestClass]
public sealed class ShownPeriodTests
{
    private static readonly LocalDate First = new(2026, 3, 31);
    private static readonly LocalDate Last = new(2026, 11, 10);

    [TestMethod]
    public void There_are_the_weeks_that_end_now_and_the_quarters_with_figures() =>
        Assert.AreEqual("13w 52w 2026-q4 2026-q3 2026-q2 2026-q1", string.Join(' ', ShownPeriod.All(First, Last).Select(period => period.Text)));

    [TestMethod]
    public void An_address_without_a_period_means_13_weeks()
    {
        Assert.IsTrue(ShownPeriod.TryFind(null, First, Last, out var period));

        Assert.AreEqual((new LocalDate(2026, 8, 12), Last), (period.First, period.Last));
    }

    [TestMethod]
    public void A_quarter_has_its_days()
    {
        Assert.IsTrue(ShownPeriod.TryFind("2026-q2", First, Last, out var period));

        Assert.AreEqual((new LocalDate(2026, 4, 1), new LocalDate(2026, 6, 30)), (period.First, period.Last));
    }

    [TestMethod]
    [DataRow("2025-q4")]
    [DataRow("2027-q1")]
    [DataRow("13W")]
    [DataRow("")]
    public void Another_period_is_none(string text) => Assert.IsFalse(ShownPeriod.TryFind(text, First, Last, out _));
}
