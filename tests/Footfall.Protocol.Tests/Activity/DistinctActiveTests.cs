using NodaTime;

namespace Footfall.Protocol.Tests;

[TestClass]
public sealed class DistinctActiveTests
{
    private static readonly LocalDate Day = new(2026, 3, 1);

    [TestMethod]
    [DataRow(1, 0)]
    [DataRow(2, 0)]
    [DataRow(3, 0)]
    [DataRow(4, 5)]
    [DataRow(5, 5)]
    [DataRow(30, 5)]
    public void A_machine_counts_on_the_day_whose_gap_reaches_before_the_span(int days, int expected)
    {
        // Active on the day 3 days before the last, after 2 idle days: the spans of 4 and 5 days begin in or at the end of the gap.
        var counts = new[] { new ActivityCount(Day.PlusDays(-3), 30, 5) };

        Assert.AreEqual(expected, DistinctActive.Count(counts, Day, days));
    }

    [TestMethod]
    [DataRow(3, 7)]
    [DataRow(4, 7)]
    [DataRow(5, 0)]
    public void A_day_whose_gap_begins_inside_the_span_is_not_counted_again(int days, int expected)
    {
        // The day before the last two; its machine was active 2 days before that as well.
        var counts = new[] { new ActivityCount(Day.PlusDays(-2), 2, 7) };

        Assert.AreEqual(expected, DistinctActive.Count(counts, Day, days));
    }

    [TestMethod]
    public void Days_outside_the_span_are_passed_over()
    {
        var counts = new[] { new ActivityCount(Day.PlusDays(1), 30, 5), new ActivityCount(Day.PlusDays(-7), 30, 5), new ActivityCount(Day, 30, 1) };

        Assert.AreEqual(1, DistinctActive.Count(counts, Day, 7));
    }

    [TestMethod]
    public void Nothing_counts_nothing() => Assert.AreEqual(0, DistinctActive.Count([], Day, 30));

    [TestMethod]
    [DataRow(0)]
    [DataRow(-1)]
    [DataRow(31)]
    public void Spans_that_gaps_cannot_answer_are_refused(int days) =>
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => DistinctActive.Count([], Day, days));

    [TestMethod]
    public void Sums_beyond_64_bits_are_an_error_and_not_a_small_number() =>
        Assert.ThrowsExactly<OverflowException>(
            () => DistinctActive.Count([new ActivityCount(Day, 30, long.MaxValue), new ActivityCount(Day, 30, 1)], Day, 1));
}
