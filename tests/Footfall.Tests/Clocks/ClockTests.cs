using Footfall.Protocol;
using Footfall.Testing;
using NodaTime;

namespace Footfall.Tests;

/// <summary>Random histories on the whole of background work, with clocks that are right and clocks that are not. Seeds stand in the messages.</summary>
[TestClass]
public sealed class ClockTests
{
    private static readonly LocalDate[] Turns =
    [
        new(2020, 12, 14), // week 53, at the end of a leap year
        new(2026, 12, 14), // week 53
        new(2025, 12, 15), // 2025-12-29 lies in week 1 of 2026
        new(2024, 2, 19), // a leap day
        new(2027, 2, 15), // none
        new(2100, 2, 15), // none either
    ];

    public required TestContext TestContext { get; init; }

    [TestMethod]
    public async Task Honest_clocks_say_each_active_day_once_and_the_sums_are_the_machines_across_turns_of_the_calendar()
    {
        for (var seed = 1; seed <= Effort.Times(1, 10); seed++)
        {
            foreach (var start in Turns)
            {
                var length = seed % 2 == 0 ? WindowLength.Day : WindowLength.Week;
                var machines = new List<ClockHistory>();
                for (var i = 0; i < 2; i++)
                {
                    var history = new ClockHistory((100 * seed) + i, start, length, TestContext.CancellationToken);
                    machines.Add(history);
                    await history.LiveAsync(steps: 30, longest: Duration.FromDays(3), lies: false);
                    await history.BeRightAsync(days: 24);
                    history.AssertConserved();
                    history.AssertAllArrived();
                }

                AssertDistinct(machines, start, $"seed {seed}, from {start}");
                machines.ForEach(machine => machine.Dispose());
            }
        }
    }

    [TestMethod]
    public async Task Machines_that_were_off_for_weeks_lose_nothing_silently()
    {
        for (var seed = 1; seed <= Effort.Times(4, 60); seed++)
        {
            using var history = new ClockHistory(seed, Turns[seed % Turns.Length], WindowLength.Week, TestContext.CancellationToken);
            await history.LiveAsync(steps: 40, longest: Duration.FromDays(25), lies: false);
            var right = history.Today.PlusDays(1);
            await history.BeRightAsync(days: 40);
            history.AssertConserved();
            history.AssertHonestDays(right);
        }
    }

    [TestMethod]
    public async Task Clocks_that_lie_lose_and_double_nothing_and_once_they_are_right_all_is_right()
    {
        for (var seed = 1; seed <= Effort.Times(6, 300); seed++)
        {
            var length = seed % 2 == 0 ? WindowLength.Day : WindowLength.Week;
            using var history = new ClockHistory(seed, Turns[seed % Turns.Length], length, TestContext.CancellationToken);
            await history.LiveAsync(steps: 40, longest: Duration.FromDays(3), lies: true);
            await history.BeRightAsync(days: 40);
            history.AssertConserved();
        }
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(9)]
    public async Task A_segment_that_a_clock_set_forward_let_delete_is_counted_from_its_beginning_when_the_clock_is_right_again(int usesAfter)
    {
        using var installation = Installation.Agreed(seed: 1);
        var (day, now) = (installation.Clock.Today, installation.Clock.Now);
        Use(5);
        await installation.Flush(TestContext.CancellationToken);
        installation.Clock.Advance(Duration.FromDays(3));
        await installation.Flush(TestContext.CancellationToken);
        Assert.IsFalse(File.Exists(installation.Home.Segment(day).Path));

        installation.Clock.Now = now;
        Use(usesAfter);
        await installation.Flush(TestContext.CancellationToken);

        Assert.AreEqual(5 + usesAfter, installation.Look().Cells.Single(cell => cell.Key.Subject.Kind == ReportKind.Command).Count);
        Assert.AreEqual(0, installation.Look().DamagedJournal);

        void Use(int times)
        {
            for (var i = 0; i < times; i++)
            {
                installation.Use();
            }
        }
    }

    /// <summary>The clock goes through a midnight, back by so much, and through it again.</summary>
    [TestMethod]
    [DataRow("exact", 2)]
    [DataRow("exact", 7_200)]
    [DataRow("once", 2)]
    public async Task A_step_back_over_midnight_says_no_day_twice(string mode, int seconds)
    {
        using var installation = Installation.Agreed(seed: 1, Some.TextWith(json => json["activity"] = mode));
        var midnight = Some.At(Some.Day.PlusDays(1), 0);
        foreach (var now in (Instant[])[midnight - Duration.FromHours(3), midnight + Duration.FromSeconds(1), midnight + Duration.FromSeconds(1 - seconds), midnight + Duration.FromHours(3)])
        {
            installation.Clock.Now = now;
            installation.Use();
            await installation.Flush(TestContext.CancellationToken);
        }

        var waiting = installation.Outbox().Select(report => ReportFormat.TryRead(report.Body, out var read, out _) ? read : throw new InvalidDataException());
        var days = waiting.Concat(installation.Collector.Counted)
            .Where(report => report.Subject.Kind == ReportKind.Activity)
            .Select(report => (report.Window.Start, report.Subject.B))
            .Order();
        (LocalDate, long)[] expected = mode == "exact"
            ? [(Some.Day, 30), (Some.Day.PlusDays(1), 1)]
            : [(Some.Day, 1), (Some.Day, 7), (Some.Day, 30), (Some.Day.PlusDays(1), 1)];
        CollectionAssert.AreEqual(expected, days.ToArray());
    }

    /// <summary>Where years have no windows nothing is counted, and afterwards all is as it was.</summary>
    [TestMethod]
    [DataRow(1969, 12, 31)]
    [DataRow(1970, 1, 1)]
    [DataRow(1900, 2, 28)]
    [DataRow(9998, 12, 31)]
    [DataRow(9999, 1, 1)]
    [DataRow(9999, 12, 31)]
    public async Task At_the_ends_of_time_background_work_ends_in_good_order_and_recovers(int year, int month, int day)
    {
        using var installation = Installation.Agreed(seed: 1);
        var now = installation.Clock.Now;
        installation.Clock.Today = new LocalDate(year, month, day);
        _ = new FlushStamp(installation.State).TryClaim(installation.Clock.Now);
        await installation.Flush(TestContext.CancellationToken);
        _ = installation.Look();

        installation.Clock.Now = now;
        installation.Use();
        Assert.IsTrue(new FlushStamp(installation.State).TryClaim(now));
        Assert.AreEqual(FlushState.Done, (await installation.Flush(TestContext.CancellationToken)).State);

        Assert.AreEqual(1, installation.Look().Cells.Single(cell => cell.Key.Subject.Kind == ReportKind.Command).Count);
    }

    private static void AssertDistinct(List<ClockHistory> machines, LocalDate start, string name)
    {
        var counts = machines.SelectMany(machine => machine.Activity).ToList();
        for (var last = start; last <= machines.Max(machine => machine.Today); last = last.PlusDays(1))
        {
            for (var days = 1; days <= 30; days++)
            {
                var active = machines.Count(machine => machine.HonestDays.Any(day => day > last.PlusDays(-days) && day <= last));
                Assert.AreEqual(active, DistinctActive.Count(counts, last, days), $"{name}: {days} days that end with {last}");
            }
        }
    }
}
