using NodaTime;

namespace Footfall.Tests;

[TestClass]
public sealed class KernelClockTests
{
    [TestMethod]
    public void It_tells_the_time_of_the_system()
    {
        var before = SystemClock.Instance.GetCurrentInstant();
        var now = new KernelClock().GetCurrentInstant();
        var after = SystemClock.Instance.GetCurrentInstant();

        // The system's clock is told in steps of 100 nanoseconds.
        Assert.IsTrue(before <= now && now <= after + Duration.FromNanoseconds(100), $"{before} {now} {after}");
    }
}
