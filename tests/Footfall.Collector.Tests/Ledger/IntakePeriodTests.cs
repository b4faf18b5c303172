using Footfall.Protocol;
using NodaTime.Text;

namespace Footfall.Collector.Tests;

[TestClass]
public sealed class IntakePeriodTests
{
    [TestMethod]
    [DataRow(202647, "2026-12-06", false)]
    [DataRow(202647, "2026-12-07", true)]
    [DataRow(20261120, "2026-12-04", false)]
    [DataRow(20261120, "2026-12-05", true)]
    [DataRow(202647, "2020-01-01", false)]
    public void Intake_lasts_14_days_after_the_end(int code, string today, bool expected)
    {
        Assert.IsTrue(Window.TryParse(code, out var window));

        var isOver = IntakePeriod.Default.IsOver(window, LocalDatePattern.Iso.Parse(today).Value);

        Assert.AreEqual(expected, isOver);
    }
}
