using NodaTime;

namespace Footfall.Tests;

[TestClass]
public sealed class FlushStampTests : IDisposable
{
    private readonly TemporaryHome home = new();

    public FlushStampTests() => PrivateFiles.CreateDirectory(home.State.Root);

    public required TestContext TestContext { get; init; }

    [TestMethod]
    public void Of_fifty_that_see_it_due_at_once_one_takes_it()
    {
        for (var round = 0; round < 10; round++)
        {
            using var start = new Barrier(50);
            var now = Some.Noon + Duration.FromHours(round);
            var claims = 0;

            var threads = Enumerable.Range(0, 50).Select(_ => new Thread(() =>
            {
                start.SignalAndWait();
                if (new FlushStamp(home.State).TryClaim(now))
                {
                    Interlocked.Increment(ref claims);
                }
            })).ToList();
            threads.ForEach(thread => thread.Start());
            threads.ForEach(thread => thread.Join());

            Assert.AreEqual(1, claims, $"round {round}");
        }
    }

    [TestMethod]
    public void Who_took_it_and_died_is_followed_by_another_two_minutes_later()
    {
        var stamp = new FlushStamp(home.State);
        Assert.IsTrue(stamp.TryClaim(Some.Noon));

        Assert.IsFalse(stamp.TryClaim(Some.Noon + Duration.FromSeconds(119)));
        Assert.IsTrue(stamp.TryClaim(Some.Noon + Duration.FromSeconds(120)));
    }

    [TestMethod]
    public void While_background_work_runs_nobody_takes_it()
    {
        using (FlushLock.TryTake(home.State, Duration.Zero))
        {
            Assert.IsFalse(new FlushStamp(home.State).TryClaim(Some.Noon));
        }

        Assert.IsTrue(new FlushStamp(home.State).TryClaim(Some.Noon));
    }

    [TestMethod]
    [DataRow(null, true, DisplayName = "missing")]
    [DataRow("", true)]
    [DataRow("soon", true)]
    [DataRow("-5", true)]
    [DataRow("99999999999999999999", true)]
    [DataRow("1795521600", true, DisplayName = "now")]
    [DataRow("1795521601", false, DisplayName = "in a second")]
    [DataRow("1795608000", false, DisplayName = "in a day")]
    [DataRow("1795608001", true, DisplayName = "in more than a day: the clock was set back")]
    [DataRow("1795521601\n", true, DisplayName = "with a line end, which nobody of us writes")]
    public void What_is_not_a_time_in_the_next_day_means_now(string? content, bool isDue)
    {
        if (content is not null)
        {
            File.WriteAllText(home.State.FlushStamp, content);
        }

        Assert.AreEqual(isDue, new FlushStamp(home.State).IsDue(Some.Noon));
    }

    [TestMethod]
    public void A_FIFO_in_its_place_is_not_waited_for()
    {
        TemporaryHome.MakeFifo(home.State.FlushStamp);

        var due = Task.Run(() => new FlushStamp(home.State).IsDue(Some.Noon), TestContext.CancellationToken);

        Assert.IsTrue(due.Wait(TimeSpan.FromSeconds(20)));
        Assert.IsFalse(due.Result);
    }

    [TestMethod]
    public void Where_nothing_may_be_kept_nothing_is_due_to_be_started()
    {
        var nowhere = new StateDirectory(Path.Combine(home.Around, "nowhere"));

        Assert.IsFalse(new FlushStamp(nowhere).TryClaim(Some.Noon));
        Assert.IsFalse(Directory.Exists(nowhere.Root));
    }

    public void Dispose() => home.Dispose();
}
