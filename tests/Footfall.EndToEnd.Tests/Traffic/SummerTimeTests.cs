using System.Text.RegularExpressions;
using Footfall.Testing;
using NodaTime;

namespace Footfall.EndToEnd.Tests;

/// <summary>Real processes in time zones whose clocks are put forward and back, by an hour and by half an hour: days are those of UTC.</summary>
[TestClass]
public sealed partial class SummerTimeTests
{
    [TestMethod]
    [DataRow("America/New_York", 2026, 3, 8)]
    [DataRow("America/New_York", 2026, 11, 1)]
    [DataRow("Australia/Lord_Howe", 2026, 4, 5)]
    [DataRow("Australia/Lord_Howe", 2026, 10, 4)]
    public void Days_of_use_are_days_of_UTC_on_both_sides_of_a_change(string zone, int year, int month, int day)
    {
        Assert.IsTrue(File.Exists($"/usr/share/zoneinfo/{zone}"), "Time zones are missing: install the package tzdata.");
        var change = new LocalDate(year, month, day);
        var instants = (Instant[])
        [
            At(change.PlusDays(-1), 14, 45),
            At(change.PlusDays(-1), 15, 15), // Lord Howe's changes are at 15:00 and 15:30 UTC the day before
            At(change.PlusDays(-1), 23, 59),
            At(change, 0, 1),
            At(change, 5, 45), // New York's are at 6:00 and 7:00 UTC
            At(change, 7, 15),
            At(change.PlusDays(2), 4, 0),
        ];
        using var time = new FakeTime(instants[0]) { Zone = zone };
        using var person = new Person(time);
        Assert.AreEqual(0, person.Telemetry("enable", "git", "--endpoint", "http://127.0.0.1:9/").ExitCode);

        foreach (var instant in instants)
        {
            _ = person.Telemetry("flush");
            // The changes are on Sundays: the last use is in another week, and the first becomes reports.
            Assert.IsTrue(instant != instants[^1] || person.Counters("command")["status: success"] == instants.Length - 1);
            time.MoveTo(instant);
            Assert.AreEqual(0, person.Run("git", "status").ExitCode);
            person.WaitForFlush();
        }

        Assert.AreEqual(0, person.Telemetry("flush").ExitCode);
        var said = person.WaitingRequests().Select(request => Activity().Match(request)).Where(match => match.Success).Select(match => match.Value).Order();
        Assert.AreEqual(
            string.Join('\n', Said(change.PlusDays(-1), 30), Said(change, 1), Said(change.PlusDays(2), 2)),
            string.Join('\n', said));
        Assert.AreEqual(1, person.Counters("command")["status: success"]);
    }

    private static string Said(LocalDate day, int gap) => $"\"w\":{day:uuuuMMdd},\"k\":11,\"a\":1,\"b\":{gap},";

    private static Instant At(LocalDate day, int hour, int minute) => day.At(new LocalTime(hour, minute)).InUtc().ToInstant();

    [GeneratedRegex("\"w\":\\d{8},\"k\":11,\"a\":1,\"b\":\\d+,")]
    private static partial Regex Activity();
}
