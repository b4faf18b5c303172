using System.Globalization;
using NodaTime;

namespace Footfall.Collector.Tests;

[TestClass]
public sealed class LineChartTests
{
    private static readonly LocalDate First = new(2026, 11, 1);

    [TestMethod]
    public void A_hidden_day_interrupts_the_line_and_one_alone_is_a_dot()
    {
        var chart = Chart([10, 20, null, 30, null, 40, 50]);

        Assert.HasCount(2, chart.Lines.Single().Path.Split(' ').Where(part => part.StartsWith('M')));
        Assert.HasCount(1, chart.Dots);
    }

    [TestMethod]
    public void A_day_that_is_missing_interrupts_it_too()
    {
        var line = new ChartLine("Daily", "daily", [new(First, 1, 0), new(First.PlusDays(1), 2, 0), new(First.PlusDays(3), 3, 0), new(First.PlusDays(4), 3, 0)]);

        var chart = new LineChart(ChartSize.Wide, [line], First, First.PlusDays(6));

        Assert.HasCount(2, chart.Lines.Single().Path.Split(' ').Where(part => part.StartsWith('M')));
    }

    [TestMethod]
    public void Weeks_that_follow_each_other_are_one_line_and_a_hidden_one_interrupts_it()
    {
        var line = new ChartLine("Weekly", "weekly", [.. Enumerable.Range(0, 6).Select(i => new ChartPoint(First.PlusDays(7 * i), i == 3 ? null : i, 0))], Step: 7);

        var chart = new LineChart(ChartSize.Wide, [line], First, First.PlusDays(40));

        Assert.HasCount(2, chart.Lines.Single().Path.Split(' ').Where(part => part.StartsWith('M')));
        Assert.IsEmpty(chart.Dots);
    }

    [TestMethod]
    public void Without_noise_there_are_no_bands() => Assert.IsEmpty(Chart([10, 20, 30]).Bands);

    [TestMethod]
    public void With_noise_a_band_is_around_each_run() => Assert.HasCount(1, Chart([10, 20, 30], margin: 5).Bands);

    [TestMethod]
    public void Names_of_lines_that_end_together_can_be_read()
    {
        var lines = Enumerable.Range(0, 3).Select(i => new ChartLine($"{i}", "daily", [new(First, 0, 0), new(First.PlusDays(1), i, 0)])).ToList();

        var chart = new LineChart(ChartSize.Narrow, [.. lines], First, First.PlusDays(1000 - 1));

        var heights = chart.Names.Select(name => double.Parse(name.Y, CultureInfo.InvariantCulture)).ToList();
        Assert.IsTrue(heights.Zip(heights.Skip(1)).All(pair => pair.Second - pair.First >= 15));
        Assert.IsLessThanOrEqualTo(ChartSize.Narrow.PlotBottom, heights[^1]);
    }

    [TestMethod]
    public void What_noise_made_negative_is_drawn_at_the_ground()
    {
        var chart = Chart([-5, 10]);

        StringAssert.StartsWith(chart.Lines.Single().Path, $"M{ChartSize.Left} {ChartSize.Wide.PlotBottom}L", StringComparison.Ordinal);
    }

    private static LineChart Chart(long?[] values, long margin = 0)
    {
        var line = new ChartLine("Daily", "daily", [.. values.Select((value, i) => new ChartPoint(First.PlusDays(i), value, margin))]);
        return new LineChart(ChartSize.Wide, [line], First, First.PlusDays(values.Length - 1));
    }
}
