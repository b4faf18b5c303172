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
        for (var seed = 1; seed <= Effort.Times(1, 25); seed++)
        {
            foreach (var start in Turns)
            {
                var length = seed % 2 == 0 ? WindowLength.Day : WindowLength.Week;
                var machines = new List<ClockHistory>();
                for (var i = 0; i < 3; i++)
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
        for (var seed = 1; seed <= Effort.Times(4, 200); seed++)
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
        for (var seed = 1; seed <= Effort.Times(15, 1_000); seed++)
        {
            var length = seed % 2 == 0 ? WindowLength.Day : WindowLength.Week;
            using var history = new ClockHistory(seed, Turns[seed % Turns.Length], length, TestContext.CancellationToken);
            await history.LiveAsync(steps: 40, longest: Duration.FromDays(3), lies: true);
            await history.BeRightAsync(days: 40);
            history.AssertConserved();
        }
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
