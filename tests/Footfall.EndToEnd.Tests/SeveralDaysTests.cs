using System.Net;
using Footfall.Testing;
using NodaTime;

namespace Footfall.EndToEnd.Tests;

/// <summary>
/// The whole line over weeks: real git, the real telemetry, a real collector, and a clock that libfaketime moves for all of them. Counts are
/// powers of two, which rounding leaves alone, so that what arrives can be compared exactly.
/// </summary>
[TestClass]
public sealed class SeveralDaysTests
{
    private static readonly LocalDate Monday = new(2026, 11, 23);

    [TestMethod]
    public async Task What_people_did_is_what_the_collector_answers_and_nothing_counts_twice()
    {
        using var time = new FakeTime(At(Monday));
        using var collector = new CollectorProcess(time);
        using var ann = new Person(time);
        using var ben = new Person(time);
        foreach (var person in new[] { ann, ben })
        {
            Assert.AreEqual(0, person.Telemetry("enable", "git", "--endpoint", collector.Address).ExitCode);
        }

        // Ann works on three days of the week, Ben on one.
        Do(ann, times: 4, "git", "status");
        Do(ann, times: 2, "git", "log", "--oneline", "--decorate=short");
        Do(ben, times: 4, "git", "status");
        time.MoveTo(At(Monday.PlusDays(2)));
        Do(ann, times: 8, "git", "config", "--list");
        time.MoveTo(At(Monday.PlusDays(6)));
        Do(ann, times: 1, "git", "no-such-command");
        foreach (var person in new[] { ann, ben })
        {
            person.WaitForFlush();
            Assert.IsEmpty(person.SentRequests().Where(request => !request.Contains("\"k\":11,", StringComparison.Ordinal)), "Only activity leaves before the week has ended.");
        }

        // A last look at what will leave, then time passes and background work runs a few times a day.
        time.MoveTo(At(Monday.PlusDays(7)));
        Assert.AreEqual(0, ann.Telemetry("flush").ExitCode);
        var previewed = ann.WaitingRequests().Concat(ann.SentRequests()).ToList();
        PassTime(time, ann, ben);

        var sums = await collector.SumsAsync("git", "2026-W48");
        Assert.AreEqual(8, sums["command: status: success"]);
        Assert.AreEqual(8, sums["command: config: success"]);
        Assert.AreEqual(1, sums["command: (external): failure"]);
        Assert.AreEqual(2, sums["option: log: --oneline"]);
        Assert.AreEqual(2, sums["value: log: --decorate=short"]);
        Assert.AreEqual(8, sums["positionals: status: 0"]);
        Assert.AreEqual(2, sums["platform: Linux: "]);
        Assert.AreEqual(2, sums["terminal: not interactive: "]);
        Assert.AreEqual(2, sums.Where(sum => sum.Key.StartsWith("version: ", StringComparison.Ordinal)).Sum(sum => sum.Value));
        Assert.AreEqual(2, sums.Where(sum => sum.Key.StartsWith("architecture: ", StringComparison.Ordinal)).Sum(sum => sum.Value));

        Assert.AreEqual(2, await collector.ActiveAsync("git", 1, Monday));
        Assert.AreEqual(0, await collector.ActiveAsync("git", 1, Monday.PlusDays(1)));
        Assert.AreEqual(1, await collector.ActiveAsync("git", 1, Monday.PlusDays(2)));
        Assert.AreEqual(2, await collector.ActiveAsync("git", 7, Monday.PlusDays(6)));
        Assert.AreEqual(1, await collector.ActiveAsync("git", 7, Monday.PlusDays(8)));
        Assert.AreEqual(2, await collector.ActiveAsync("git", 30, Monday.PlusDays(10)));

        // What preview showed is what left, byte for byte, and it stays readable.
        CollectionAssert.AreEquivalent(previewed, ann.SentRequests());
        Assert.IsEmpty(ann.WaitingRequests());
        Assert.AreEqual(0, (long)ann.Inspect("status")["dropped"]!);

        // A report that is repeated counts once.
        foreach (var request in ann.SentRequests())
        {
            Assert.AreEqual(HttpStatusCode.Accepted, await collector.PostAsync("git", request));
        }

        CollectionAssert.AreEquivalent(sums, await collector.SumsAsync("git", "2026-W48"));
    }

    [TestMethod]
    public void Reports_that_find_no_collector_for_two_weeks_are_dropped_and_said_to_be()
    {
        using var time = new FakeTime(At(Monday));
        using var person = new Person(time);
        Assert.AreEqual(0, person.Telemetry("enable", "git", "--endpoint", "http://127.0.0.1:9/").ExitCode);
        Do(person, times: 1, "git", "status");
        person.WaitForFlush();

        for (var day = 7; day <= 22; day++)
        {
            time.MoveTo(At(Monday.PlusDays(day)));
            Assert.AreEqual(0, person.Telemetry("flush").ExitCode);
        }

        Assert.IsEmpty(person.WaitingRequests());
        Assert.IsEmpty(person.SentRequests());
        Assert.IsGreaterThan(5, (long)person.Inspect("status")["dropped"]!);
    }

    [TestMethod]
    public void A_wrapped_command_starts_the_background_work_when_it_is_due()
    {
        using var time = new FakeTime(At(Monday));
        using var person = new Person(time);
        Assert.AreEqual(0, person.Telemetry("enable", "git").ExitCode);

        person.Run("git", "status");
        Patience.Wait(() => File.Exists(person.State.DispatchRecord), Patience.Usual, () => "No background work was started.");
        person.WaitForFlush();
        var first = File.GetLastWriteTimeUtc(person.State.DispatchRecord);
        person.Run("git", "status");
        time.MoveTo(At(Monday.PlusDays(1)));
        person.Run("git", "status");
        Patience.Wait(() => File.GetLastWriteTimeUtc(person.State.DispatchRecord) != first, Patience.Usual, () => "A new day did not start it.");
        person.WaitForFlush();

        Assert.HasCount(2, person.WaitingRequests().Where(request => request.Contains("\"k\":11", StringComparison.Ordinal)), "Each day of use has its activity report.");
    }

    private static void Do(Person person, int times, params string[] command)
    {
        for (var i = 0; i < times; i++)
        {
            person.Run(command);
        }

        // Background work that began today is not to find itself in another week.
        person.WaitForFlush();
    }

    /// <summary>Three weeks in which background work runs every six hours, as it does for somebody who uses wrapped tools daily.</summary>
    private static void PassTime(FakeTime time, params Person[] people)
    {
        for (var days = 0; days < 16 && people.Any(person => person.WaitingRequests().Length > 0); days++)
        {
            for (var times = 0; times < 3; times++)
            {
                time.Advance(Duration.FromHours(8));
                foreach (var person in people)
                {
                    var flush = person.Telemetry("flush");
                    Assert.AreEqual(0, flush.ExitCode, $"{flush}");
                }
            }
        }
    }

    private static Instant At(LocalDate day) => day.At(new LocalTime(10, 0)).InUtc().ToInstant();
}
