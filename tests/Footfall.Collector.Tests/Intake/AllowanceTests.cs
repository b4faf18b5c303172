using Footfall.Testing;
using NodaTime;

namespace Footfall.Collector.Tests;

[TestClass]
public sealed class AllowanceTests
{
    private static readonly Limits Few = new() { Burst = 3, RequestsPerMinute = 2, ConnectionsPerAddress = 2 };

    [TestMethod]
    public void So_many_at_once_and_then_as_many_as_time_brings()
    {
        var clock = new FakeClock(Some.Today);
        var allowance = new Allowance(Few, clock);

        Assert.AreEqual(3, Taken(allowance));
        clock.Advance(Duration.FromMilliseconds(29_999));
        Assert.AreEqual(0, Taken(allowance));
        clock.Advance(Duration.FromMilliseconds(1));
        Assert.AreEqual(1, Taken(allowance));
        clock.Advance(Duration.FromMinutes(1));
        Assert.AreEqual(2, Taken(allowance));
        clock.Advance(Duration.FromDays(9_000));
        Assert.AreEqual(3, Taken(allowance));
    }

    [TestMethod]
    public void A_clock_that_is_set_back_gives_nothing_and_takes_nothing()
    {
        var clock = new FakeClock(Some.Today);
        var allowance = new Allowance(Few, clock);
        Taken(allowance);

        clock.Advance(Duration.FromDays(-1));
        Assert.AreEqual(0, Taken(allowance));
        clock.Advance(Duration.FromMinutes(1));
        Assert.AreEqual(2, Taken(allowance));
    }

    [TestMethod]
    public void A_connection_that_is_given_back_can_be_taken_again()
    {
        var allowance = new Allowance(Few, new FakeClock(Some.Today));

        Assert.IsTrue(allowance.TryConnect());
        Assert.IsTrue(allowance.TryConnect());
        Assert.IsFalse(allowance.TryConnect());
        allowance.Disconnect();
        Assert.IsTrue(allowance.TryConnect());
    }

    [TestMethod]
    public void The_largest_limits_do_not_overflow()
    {
        var clock = new FakeClock(Some.Today);
        var allowance = new Allowance(new Limits { Burst = 1_000_000, RequestsPerMinute = 1_000_000 }, clock);
        allowance.TryRequest();

        clock.Advance(Duration.FromDays(100_000));

        Assert.IsTrue(allowance.TryRequest());
    }

    [TestMethod]
    public void The_defaults_let_an_office_of_3000_report_and_one_of_1000_ten_times_over_at_once()
    {
        // 44 reports of a machine a week, all in 40 working hours.
        const int ReportsOfAWeek = 44;
        const int WorkingMinutes = 40 * 60;
        var limits = new Limits();

        Assert.IsGreaterThanOrEqualTo(3_000 * ReportsOfAWeek / WorkingMinutes, limits.RequestsPerMinute);
        Assert.IsGreaterThanOrEqualTo(10 * 1_000 * ReportsOfAWeek / WorkingMinutes, limits.Burst);
    }

    private static int Taken(Allowance allowance)
    {
        var taken = 0;
        while (allowance.TryRequest())
        {
            taken++;
        }

        return taken;
    }
}
