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
        using var process = new Command("sh", "-c", "while read line; do date +%F; done") { Environment = environment, Input = StandardInput.Pipe }.Start();

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
    public void A_managed_process_waits_as_long_as_ever()
    {
        using var time = new FakeTime(Instant.FromUtc(2027, 3, 1, 10, 0));
        var environment = CleanEnvironment.At("/nonexistent");
        time.AddTo(environment);

        var result = (Through.Wrapper("run", new Command("date", "+%F")) with { Environment = environment }).Run();

        Assert.AreEqual("2027-03-01\n", result.Output, result.ToString());
    }
}
