using Footfall.Testing;
using NodaTime;

namespace Footfall.Tests;

[TestClass]
public sealed class DispatchPolicyTests
{
    private static readonly Duration Hour = Duration.FromHours(1);

    [TestMethod]
    [DataRow(0, 9.0, -1, 1.0, 0, DisplayName = "nothing is due")]
    [DataRow(1, 9.0, -1, 1.0, 1, DisplayName = "one is due")]
    [DataRow(40, 9.0, -1, 1.0, 1, DisplayName = "runs every hour: one at a time")]
    [DataRow(200, 9.0, -1, 1.0, 3, DisplayName = "95 occasions for 200")]
    [DataRow(10, 9.0, -1, 24.0, 3, DisplayName = "runs once a day: 3 or 4 occasions for 10")]
    [DataRow(10, 9.0, -1, 168.0, 10, DisplayName = "runs once a week: now or never")]
    [DataRow(100, 9.0, -1, 168.0, 20, DisplayName = "never more than fit into one run")]
    [DataRow(10, 1.0, -1, 0.2, 10, DisplayName = "the last day: all")]
    [DataRow(10, 0.1, -1, 0.2, 10, DisplayName = "the last hours: all")]
    [DataRow(10, 0.1, 0, 0.2, 0, DisplayName = "one left just now")]
    [DataRow(10, 0.1, 9, 0.2, 0, DisplayName = "one left nine minutes ago")]
    [DataRow(10, 0.1, 10, 0.2, 10, DisplayName = "one left ten minutes ago")]
    [DataRow(10, 0.1, -500, 0.2, 10, DisplayName = "the clock was set back: what left in the future does not count")]
    public void As_few_leave_as_clear_the_outbox_in_time(int due, double daysLeft, int minutesSinceLast, double gapInHours, int quota)
    {
        var last = minutesSinceLast == -1 ? (Instant?)null : Some.Noon - Duration.FromMinutes(minutesSinceLast);
        var record = new DispatchRecord(last, null, Duration.FromHours(gapInHours));
        var deadlines = Enumerable.Repeat(Some.Noon + Duration.FromDays(daysLeft), due);

        Assert.AreEqual(quota, DispatchPolicy.Quota(Some.Noon, record, deadlines));
    }

    [TestMethod]
    public void The_earliest_deadlines_decide_even_among_many_late_ones()
    {
        var record = new DispatchRecord(null, null, Hour);
        Instant[] deadlines = [.. Enumerable.Repeat(Some.Noon + Duration.FromDays(10), 30), .. Enumerable.Repeat(Some.Noon + Duration.FromHours(20), 4)];

        Assert.AreEqual(4, DispatchPolicy.Quota(Some.Noon, record, deadlines));
    }

    [TestMethod]
    [DataRow(1, 0.17, 300)]
    [DataRow(2, 0.5, 250)]
    [DataRow(3, 1.0, 200)]
    [DataRow(4, 6.0, 100)]
    [DataRow(5, 24.0, 60)]
    [DataRow(6, 72.0, 20)]
    public void Whatever_the_cadence_the_outbox_is_clear_before_the_deadlines_and_those_who_run_often_send_one_at_a_time(int seed, double gapInHours, int reports)
    {
        var random = new SeededRandom(seed);
        for (var round = 0; round < 20; round++)
        {
            var deadline = Some.Noon + Duration.FromDays(14);
            var waiting = Enumerable.Range(0, reports).Select(_ => Some.Noon + random.TimeBelow(Duration.FromDays(7))).ToList();
            var record = DispatchRecord.Default;
            var most = 0;
            var now = Some.Noon - Duration.FromDays(30);
            while (now < deadline)
            {
                record = record.Flushed(now);
                var quota = DispatchPolicy.Quota(now, record, waiting.Where(release => release <= now).Select(_ => deadline));
                most = Math.Max(most, quota);
                waiting = [.. waiting.Order().Skip(quota)];
                record = quota > 0 ? record with { LastSent = now } : record;
                now += Duration.FromHours(gapInHours * (0.5 + (random.Below(1000) / 1000.0)));
            }

            Assert.IsEmpty(waiting, $"seed {seed}, round {round}");
            Assert.IsTrue(gapInHours > 1 || most == 1, $"seed {seed}, round {round}: {most} at once");
        }
    }
}
