using Footfall.Testing;
using NodaTime;

namespace Footfall.Tests;

[TestClass]
public sealed class FakeTimeTests
{
    [TestMethod]
    public void The_clock_of_a_process_moves_while_it_runs()
    {
        using var time = new FakeTime(Instant.FromUtc(2027, 3, 1, 10, 0));
        var environment = CleanEnvironment.At("/nonexistent");
        time.AddTo(environment);
        var clock = new Command("sh", "-c", "while read line; do date +%F; done");
        using var process = (clock with { Environment = environment, Input = StandardInput.Pipe }).Start();

        process.Type("\n");
        process.WaitForOutput("2027-03-01");
        time.Advance(Duration.FromDays(8));
        process.Type("\n");
        process.WaitForOutput("2027-03-09");
        time.MoveTo(Instant.FromUtc(2026, 1, 1, 12, 0));
        process.Type("\n");

        process.WaitForOutput("2026-01-01");
    }

    [TestMethod]
    public void All_threads_of_a_process_see_the_moved_clock_all_the_time()
    {
        using var time = new FakeTime(Instant.FromUtc(2041, 3, 1, 10, 0));
        var environment = CleanEnvironment.At("/nonexistent");
        time.AddTo(environment);

        var result = (new Command(BuiltExecutables.Wrapper, "clocks") { Environment = environment }).Run();

        Assert.AreEqual(41, result.ExitCode, result.ToString());
    }

    [TestMethod]
    public void A_managed_process_sees_the_moved_clock_and_waits_as_long_as_ever()
    {
        using var time = new FakeTime(Instant.FromUtc(2041, 3, 1, 10, 0));
        var environment = CleanEnvironment.At("/nonexistent");
        time.AddTo(environment);

        var result = (new Command(BuiltExecutables.Wrapper, "clock") { Environment = environment }).Run();

        Assert.AreEqual(41, result.ExitCode, result.ToString());
    }
}
