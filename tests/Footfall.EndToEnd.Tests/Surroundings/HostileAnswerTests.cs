using Footfall.Testing;
using NodaTime;

namespace Footfall.EndToEnd.Tests.Surroundings;

/// <summary>Background work and a collector that means harm: it ends in its ten seconds, with little memory, and the report is neither lost nor sent elsewhere.</summary>
[TestClass]
public sealed class HostileAnswerTests
{
    /// <summary>What the background process may have resident, a third more than with a collector that means well.</summary>
    private const long MostMebibytes = 130;

    private static readonly string[] Usual = ["endless body of a refusal", "compression bomb, gzip", "flood of 100", "endless headers"];

    public static IEnumerable<object[]> Names() => (Effort.IsFull ? HostileAnswers.All.Keys : Usual).Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public async Task Background_work_ends_in_its_time_with_little_memory(string name)
    {
        var monday = new LocalDate(2026, 11, 23).AtMidnight().InUtc().ToInstant() + Duration.FromHours(10);
        using var time = new FakeTime(monday - Duration.FromDays(1));
        await using var server = RawServer.Start(HostileAnswers.All[name].Answer);
        using var person = new Person(time);
        Assert.AreEqual(0, person.Telemetry("enable", "git", "--endpoint", $"{server.Address}").ExitCode);
        person.Run("git", "--version");
        person.WaitForFlush();
        time.MoveTo(monday + Duration.FromDays(7));
        var waiting = person.WaitingRequests().Length;

        // Its own limit ends it after ten seconds with another exit code.
        var (flush, peak) = Measured.Run(person.Command(BuiltExecutables.TelemetryInTime, "flush"));

        Assert.AreEqual(0, flush.ExitCode, $"{flush}");
        Assert.IsLessThan(MostMebibytes, peak, $"{peak} MiB were resident.");
        Assert.AreEqual(1, server.Connections);
        var status = person.Inspect("status");
        var fate = HostileAnswers.All[name].Fate;
        Assert.AreEqual(waiting - (fate == HostileAnswers.Later ? 0 : 1), person.WaitingRequests().Length, $"{status}");
        Assert.HasCount(fate == HostileAnswers.Taken ? 1 : 0, person.SentRequests());
    }
}
