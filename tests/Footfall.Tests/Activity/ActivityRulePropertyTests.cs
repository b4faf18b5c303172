using System.Collections.Immutable;
using Footfall.Protocol;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Footfall.Tests;

/// <summary>The seed of each run stands in the name of its test, or in the message where FsCheck draws it.</summary>
[TestClass]
public sealed class ActivityRulePropertyTests
{
    private const int Machines = 1_500;
    private const int Days = 150;

    [TestMethod]
    public void Exact_mode_adds_up_to_the_true_number_of_machines_for_every_span_up_to_30_days()
    {
        // FsCheck draws the histories, thousands of machines each, and prints its own seed and theirs when the sums differ.
        var drawn = from seed in Gen.Choose(0, int.MaxValue) from machines in Gen.Choose(2_000, 3_000) select (seed, machines);
        Prop.ForAll(drawn.ToArbitrary(), history => AddsUp(Histories.Random(history.seed, history.machines, Days), history.seed))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(4));
    }

    private static bool AddsUp(Histories histories, int seed)
    {
        var counts = Sums(Run(histories, _ => ActivityMode.Exact), ActivityMode.Exact);
        for (var last = 0; last < Days; last++)
        {
            for (var days = 1; days <= 30; days++)
            {
                Assert.AreEqual(
                    histories.Distinct(last, days),
                    DistinctActive.Count(counts, Histories.Epoch.PlusDays(last), days),
                    $"seed {seed}, {days} days that end with day {last}");
            }
        }

        return true;
    }

    [TestMethod]
    [DataRow(2)]
    [DataRow(31_415)]
    public void Exact_mode_makes_one_report_on_each_active_day_and_none_on_others(int seed)
    {
        var histories = Histories.Random(seed, Machines, Days);

        var issued = Run(histories, _ => ActivityMode.Exact);

        for (var machine = 0; machine < Machines; machine++)
        {
            for (var day = 0; day < Days; day++)
            {
                Assert.HasCount(histories.IsActive(machine, day) ? 1 : 0, issued[machine][day], $"seed {seed}, machine {machine}, day {day}");
            }
        }
    }

    [TestMethod]
    [DataRow(3)]
    [DataRow(27_182)]
    public void Once_mode_does_what_the_rule_says_when_it_is_followed_day_by_day(int seed)
    {
        var histories = Histories.Random(seed, Machines, Days);

        var issued = Run(histories, _ => ActivityMode.Once);

        for (var machine = 0; machine < Machines; machine++)
        {
            var expected = OnceDayByDay(histories, machine);
            for (var day = 0; day < Days; day++)
            {
                CollectionAssert.AreEqual(
                    expected[day],
                    issued[machine][day].Select(subject => (int)subject.B).ToList(),
                    $"seed {seed}, machine {machine}, day {day}");
            }
        }
    }

    [TestMethod]
    [DataRow(4)]
    [DataRow(16_180)]
    public void Once_mode_is_exact_for_a_day_and_never_above_the_truth_for_a_week_and_a_month(int seed)
    {
        var histories = Histories.Random(seed, Machines, Days);

        var once = OnceEvents(Run(histories, _ => ActivityMode.Once));

        for (var last = 0; last < Days; last++)
        {
            Assert.AreEqual(histories.Distinct(last, 1), once(last, 1), $"seed {seed}, day {last}");
            Assert.IsLessThanOrEqualTo(histories.Distinct(last, 7), once(last, 7), $"seed {seed}, week that ends with day {last}");
            Assert.IsLessThanOrEqualTo(histories.Distinct(last, 30), once(last, 30), $"seed {seed}, month that ends with day {last}");
        }
    }

    [TestMethod]
    [DataRow(5)]
    [DataRow(14_142)]
    public void A_change_of_mode_and_back_never_counts_a_machine_twice(int seed)
    {
        const int toExact = 40;
        const int toOnce = 100;
        var histories = Histories.Random(seed, Machines, Days);

        var issued = Run(histories, day => day is >= toExact and < toOnce ? ActivityMode.Exact : ActivityMode.Once);

        var counts = Sums(issued, ActivityMode.Exact);
        var once = OnceEvents(issued);
        for (var last = 0; last < Days; last++)
        {
            for (var days = 1; days <= 30; days++)
            {
                var truth = histories.Distinct(last, days);
                var exact = DistinctActive.Count(counts, Histories.Epoch.PlusDays(last), days);
                var isWithinExactDays = last - days + 1 >= toExact && last < toOnce;
                Assert.IsLessThanOrEqualTo(truth, exact, $"seed {seed}, {days} days that end with day {last}");
                Assert.IsTrue(!isWithinExactDays || exact == truth, $"seed {seed}, {days} days that end with day {last}: {exact} is not {truth}");
            }

            Assert.AreEqual(
                histories.Distinct(last, 1),
                once(last, 1) + DistinctActive.Count(counts, Histories.Epoch.PlusDays(last), 1),
                $"seed {seed}, day {last}");
            Assert.IsLessThanOrEqualTo(histories.Distinct(last, 7), once(last, 7), $"seed {seed}, week that ends with day {last}");
            Assert.IsLessThanOrEqualTo(histories.Distinct(last, 30), once(last, 30), $"seed {seed}, month that ends with day {last}");
        }
    }

    [TestMethod]
    [DataRow(6)]
    [DataRow(57_721)]
    public void A_state_with_days_in_the_future_decides_as_if_they_were_not_there(int seed)
    {
        var random = new Random(seed);
        LocalDate? Some(LocalDate today) => random.Next(4) == 0 ? null : today.PlusDays(random.Next(-70, 40));

        for (var i = 0; i < 5_000; i++)
        {
            var today = Histories.Epoch.PlusDays(random.Next(1_000));
            var day = today.PlusDays(-random.Next(3));
            var state = new ActivityState(Some(today), Some(today), Some(today), Some(today));
            LocalDate? Known(LocalDate? stored) => stored > today ? null : stored;
            var honest = new ActivityState(Known(state.LastActive), Known(state.DayIssued), Known(state.WeekIssued), Known(state.MonthIssued));
            var mode = random.Next(2) == 0 ? ActivityMode.Exact : ActivityMode.Once;

            var decision = ActivityRule.Decide(mode, state, day, today);

            var expected = ActivityRule.Decide(mode, honest, day, today);
            CollectionAssert.AreEqual(expected.Events, decision.Events, $"seed {seed}, case {i}: {state}");
            Assert.AreEqual(expected.Next, decision.Next, $"seed {seed}, case {i}: {state}");
            Assert.IsLessThanOrEqualTo(today, decision.Next.LastActive!.Value, $"seed {seed}, case {i}: {state}");
        }
    }

    [TestMethod]
    [DataRow(7)]
    [DataRow(69_314)]
    public void Next_due_is_the_first_day_on_which_use_issues_the_event(int seed)
    {
        var random = new Random(seed);
        int[] lengths = [1, 7, 30];
        for (var i = 0; i < 2_000; i++)
        {
            var mode = random.Next(2) == 0 ? ActivityMode.Exact : ActivityMode.Once;
            var (state, today) = AfterSomeUse(random, mode);
            var days = lengths[random.Next(lengths.Length)];

            var due = ActivityRule.NextDue(mode, state, days, today)!.Value;

            Assert.IsGreaterThanOrEqualTo(today, due, $"seed {seed}, case {i}");
            Assert.IsTrue(Issues(mode, state, days, due), $"seed {seed}, case {i}: {state} issues nothing on {due}");
            Assert.IsTrue(due == today || !Issues(mode, state, days, due.PlusDays(-1)), $"seed {seed}, case {i}: {state} issues before {due}");
        }
    }

    private static (ActivityState State, LocalDate Today) AfterSomeUse(Random random, ActivityMode mode)
    {
        var state = default(ActivityState);
        var today = Histories.Epoch;
        for (var uses = random.Next(1, 20); uses > 0; uses--)
        {
            today = today.PlusDays(random.Next(40));
            state = ActivityRule.Decide(mode, state, today, today).Next;
        }

        return (state, today.PlusDays(random.Next(40)));
    }

    private static bool Issues(ActivityMode mode, ActivityState state, int days, LocalDate on) =>
        ActivityRule.Decide(mode, state, on, on).Events.Any(subject => mode == ActivityMode.Exact ? subject.B >= days : subject.B == days);

    private static ImmutableArray<Subject>[][] Run(Histories histories, Func<int, ActivityMode> modeOn)
    {
        var issued = new ImmutableArray<Subject>[histories.Machines][];
        for (var machine = 0; machine < histories.Machines; machine++)
        {
            var state = default(ActivityState);
            issued[machine] = new ImmutableArray<Subject>[histories.Days];
            for (var day = 0; day < histories.Days; day++)
            {
                issued[machine][day] = [];
                if (histories.IsActive(machine, day))
                {
                    var date = Histories.Epoch.PlusDays(day);
                    var decision = ActivityRule.Decide(modeOn(day), state, date, date);
                    (state, issued[machine][day]) = (decision.Next, decision.Events);
                }
            }
        }

        return issued;
    }

    private static List<ActivityCount> Sums(ImmutableArray<Subject>[][] issued, ActivityMode mode) =>
    [
        .. issued.SelectMany(machine => machine.SelectMany((events, day) => events.Select(subject => (subject, day))))
            .Where(one => one.subject.A == (long)mode)
            .GroupBy(one => (one.day, one.subject.B))
            .Select(group => new ActivityCount(Histories.Epoch.PlusDays(group.Key.day), (int)group.Key.B, group.Count())),
    ];

    /// <summary>How many events of that length were issued in the days of that number that end with the last: a lookup by (last, days).</summary>
    private static Func<int, int, int> OnceEvents(ImmutableArray<Subject>[][] issued)
    {
        var onDay = issued
            .SelectMany(machine => machine.SelectMany((events, day) => events.Select(subject => (subject, day))))
            .Where(one => one.subject.A == (long)ActivityMode.Once)
            .GroupBy(one => (one.day, (int)one.subject.B))
            .ToDictionary(group => group.Key, group => group.Count());
        return (last, days) => Enumerable.Range(0, days).Sum(back => onDay.GetValueOrDefault((last - back, days)));
    }

    /// <summary>The rule in its own words: an event is issued on an active day when none was issued in the N days that end with it.</summary>
    private static List<int>[] OnceDayByDay(Histories histories, int machine)
    {
        var issued = new List<int>[histories.Days];
        for (var day = 0; day < histories.Days; day++)
        {
            issued[day] = [];
            foreach (var days in (int[])[1, 7, 30])
            {
                var isRecent = false;
                for (var before = Math.Max(0, day - days + 1); before < day; before++)
                {
                    isRecent |= issued[before].Contains(days);
                }

                if (histories.IsActive(machine, day) && !isRecent)
                {
                    issued[day].Add(days);
                }
            }
        }

        return issued;
    }
}
