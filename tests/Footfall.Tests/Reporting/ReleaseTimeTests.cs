using Footfall.Testing;
using NodaTime;

namespace Footfall.Tests;

[TestClass]
public sealed class ReleaseTimeTests
{
    private const int Draws = 7_000;
    private static readonly Instant End = ReleaseTime.EndOf(Some.LastWeek);

    [TestMethod]
    public void A_window_ends_at_midnight_UTC_and_its_reports_have_two_weeks()
    {
        Assert.AreEqual(Some.At(new LocalDate(2026, 11, 23), 0), End);
        Assert.AreEqual(End + Duration.FromDays(14), ReleaseTime.DeadlineOf(Some.LastWeek));
    }

    [TestMethod]
    [DataRow(21, 0, 7)]
    [DataRow(22, 3, 7)]
    [DataRow(23, 6, 7)]
    [DataRow(24, 10, 3)]
    public void A_release_is_anywhere_in_the_seven_days_after_the_close_and_a_day_before_the_deadline(int seed, int daysLate, int span)
    {
        var random = new SeededRandom(seed);
        var closed = End + Duration.FromDays(daysLate);

        var hours = Enumerable.Range(0, Draws).Select(_ => (ReleaseTime.First(Some.LastWeek, closed, random) - closed).TotalHours).ToArray();

        AssertUniform(hours, 0, span * 24);
    }

    [TestMethod]
    public void A_report_that_is_made_before_its_window_ends_waits_for_the_end()
    {
        var random = new SeededRandom(25);

        var hours = Enumerable.Range(0, Draws).Select(_ => (ReleaseTime.First(Some.LastWeek, End - Duration.FromDays(3), random) - End).TotalHours).ToArray();

        AssertUniform(hours, 0, 7 * 24);
    }

    [TestMethod]
    [DataRow(13, 0)]
    [DataRow(13, 60)]
    [DataRow(20, 0)]
    public void On_the_last_day_a_report_may_leave_at_once(int daysLate, int secondsLate)
    {
        var now = End + Duration.FromDays(daysLate) + Duration.FromSeconds(secondsLate);

        Assert.AreEqual(now, ReleaseTime.First(Some.LastWeek, now, new SeededRandom(26)));
    }

    [TestMethod]
    [DataRow(27, 13.0, 24.0)]
    [DataRow(28, 1.0, 12.0)]
    [DataRow(29, 0.25, 3.0)]
    public void After_a_failed_try_the_next_is_at_random_within_a_day_and_before_the_deadline(int seed, double daysLeft, double hoursAtMost)
    {
        var random = new SeededRandom(seed);

        var deadline = Some.Noon + Duration.FromDays(daysLeft);

        var hours = Enumerable.Range(0, Draws).Select(_ => (ReleaseTime.Again(Some.Noon, deadline, random) - Some.Noon).TotalHours).ToArray();

        AssertUniform(hours, 1 / 6.0, hoursAtMost);
    }

    [TestMethod]
    public void Just_before_the_deadline_a_failed_try_still_pauses() =>
        Assert.AreEqual(Some.Noon + Duration.FromMinutes(10), ReleaseTime.Again(Some.Noon, Some.Noon + Duration.FromMinutes(5), new SeededRandom(30)));

    /// <summary>Chi-square over ten buckets; 33.7 is exceeded by one in ten thousand uniform samples.</summary>
    private static void AssertUniform(double[] values, double from, double to)
    {
        Assert.IsTrue(values.All(value => value >= from && value < to), $"{values.Min()} to {values.Max()}");
        var expected = values.Length / 10.0;
        var chi = values.GroupBy(value => (int)((value - from) / (to - from) * 10)).Sum(bucket => Math.Pow(bucket.Count() - expected, 2) / expected);
        Assert.IsLessThan(33.7, chi);
    }
}
