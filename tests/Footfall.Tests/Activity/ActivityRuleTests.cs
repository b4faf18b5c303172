using Footfall.Protocol;
using NodaTime;

namespace Footfall.Tests;

[TestClass]
public sealed class ActivityRuleTests
{
    private static readonly LocalDate Monday = new(2026, 11, 16);

    [TestMethod]
    [DataRow(ActivityMode.Exact, "30")]
    [DataRow(ActivityMode.Once, "1 7 30")]
    public void The_first_use_ever_is_everything_at_once(ActivityMode mode, string numbers)
    {
        var decision = ActivityRule.Decide(mode, default, Monday, Monday);

        Assert.AreEqual(numbers, Numbers(decision));
        Assert.AreEqual(new ActivityState(Monday, Monday, Monday, Monday), decision.Next);
    }

    [TestMethod]
    [DataRow(ActivityMode.Exact)]
    [DataRow(ActivityMode.Once)]
    public void A_second_use_on_the_same_day_is_nothing(ActivityMode mode)
    {
        var first = ActivityRule.Decide(mode, default, Monday, Monday);

        var second = ActivityRule.Decide(mode, first.Next, Monday, Monday);

        Assert.AreEqual("", Numbers(second));
        Assert.AreEqual(first.Next, second.Next);
    }

    [TestMethod]
    [DataRow(ActivityMode.Exact)]
    [DataRow(ActivityMode.Once)]
    public void A_record_of_an_older_day_that_is_read_late_is_nothing_and_moves_no_day_back(ActivityMode mode)
    {
        var first = ActivityRule.Decide(mode, default, Monday, Monday);

        var late = ActivityRule.Decide(mode, first.Next, Monday.PlusDays(-1), Monday);

        Assert.AreEqual("", Numbers(late));
        Assert.AreEqual(first.Next, late.Next);
    }

    [TestMethod]
    [DataRow(1, "1")]
    [DataRow(6, "6")]
    [DataRow(7, "7")]
    [DataRow(29, "29")]
    [DataRow(30, "30")]
    [DataRow(31, "30")]
    [DataRow(4000, "30")]
    public void Exact_mode_says_the_days_since_the_last_active_day_up_to_30(int gap, string number)
    {
        var state = ActivityRule.Decide(ActivityMode.Exact, default, Monday, Monday).Next;
        var day = Monday.PlusDays(gap);

        var decision = ActivityRule.Decide(ActivityMode.Exact, state, day, day);

        Assert.AreEqual(number, Numbers(decision));
        Assert.AreEqual(new ActivityState(day, day, gap >= 7 ? day : Monday, gap >= 30 ? day : Monday), decision.Next);
    }

    [TestMethod]
    [DataRow(1, "1")]
    [DataRow(6, "1")]
    [DataRow(7, "1 7")]
    [DataRow(29, "1 7")]
    [DataRow(30, "1 7 30")]
    [DataRow(4000, "1 7 30")]
    public void Once_mode_issues_an_event_again_when_the_last_is_1_7_or_30_days_old(int gap, string numbers)
    {
        var state = ActivityRule.Decide(ActivityMode.Once, default, Monday, Monday).Next;
        var day = Monday.PlusDays(gap);

        var decision = ActivityRule.Decide(ActivityMode.Once, state, day, day);

        Assert.AreEqual(numbers, Numbers(decision));
    }

    [TestMethod]
    public void Once_mode_counts_from_the_event_and_not_from_the_last_use()
    {
        var state = default(ActivityState);
        var all = new List<string>();
        for (var day = Monday; day < Monday.PlusDays(8); day = day.PlusDays(1))
        {
            var decision = ActivityRule.Decide(ActivityMode.Once, state, day, day);
            state = decision.Next;
            all.Add(Numbers(decision));
        }

        Assert.AreEqual("1 7 30, 1, 1, 1, 1, 1, 1, 1 7", string.Join(", ", all));
    }

    [TestMethod]
    [DataRow(ActivityMode.Exact, "30")]
    [DataRow(ActivityMode.Once, "1 7 30")]
    public void A_stored_day_after_today_is_never_recent(ActivityMode mode, string numbers)
    {
        var future = Monday.PlusDays(1);

        var decision = ActivityRule.Decide(mode, new ActivityState(future, future, future, future), Monday, Monday);

        Assert.AreEqual(numbers, Numbers(decision));
        Assert.AreEqual(new ActivityState(Monday, Monday, Monday, Monday), decision.Next);
    }

    [TestMethod]
    public void A_stored_day_between_the_record_and_today_is_valid()
    {
        var state = new ActivityState(Monday, Monday, Monday, Monday);

        var decision = ActivityRule.Decide(ActivityMode.Once, state, Monday.PlusDays(-3), Monday);

        Assert.AreEqual("", Numbers(decision));
    }

    [TestMethod]
    public void A_change_of_mode_in_the_middle_of_a_day_does_not_count_the_day_again()
    {
        var once = ActivityRule.Decide(ActivityMode.Once, default, Monday, Monday);

        var exact = ActivityRule.Decide(ActivityMode.Exact, once.Next, Monday, Monday);
        var again = ActivityRule.Decide(ActivityMode.Once, exact.Next, Monday, Monday);

        Assert.AreEqual("", Numbers(exact));
        Assert.AreEqual("", Numbers(again));
    }

    [TestMethod]
    public void Events_carry_the_mode_as_their_first_code()
    {
        var exact = ActivityRule.Decide(ActivityMode.Exact, default, Monday, Monday);
        var once = ActivityRule.Decide(ActivityMode.Once, default, Monday, Monday);

        Assert.AreEqual(new Subject(ReportKind.Activity, 1, 30), exact.Events[0]);
        Assert.AreEqual(new Subject(ReportKind.Activity, 2, 7), once.Events[1]);
    }

    [TestMethod]
    public void A_day_after_today_is_a_mistake_of_the_caller() =>
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ActivityRule.Decide(ActivityMode.Exact, default, Monday.PlusDays(1), Monday));

    [TestMethod]
    [DataRow(1)]
    [DataRow(7)]
    [DataRow(30)]
    public void Nothing_is_due_on_a_certain_day_before_the_first_use(int days)
    {
        Assert.IsNull(ActivityRule.NextDue(ActivityMode.Exact, default, days, Monday));
        Assert.IsNull(ActivityRule.NextDue(ActivityMode.Once, default, days, Monday));
    }

    [TestMethod]
    public void Next_due_runs_from_the_last_use_in_exact_mode_and_from_the_event_in_once_mode()
    {
        var state = new ActivityState(Monday, Monday, Monday.PlusDays(-3), Monday.PlusDays(-12));

        Assert.AreEqual(Monday.PlusDays(7), ActivityRule.NextDue(ActivityMode.Exact, state, 7, Monday));
        Assert.AreEqual(Monday.PlusDays(4), ActivityRule.NextDue(ActivityMode.Once, state, 7, Monday));
        Assert.AreEqual(Monday.PlusDays(18), ActivityRule.NextDue(ActivityMode.Once, state, 30, Monday));
    }

    [TestMethod]
    public void An_event_that_is_overdue_is_due_today()
    {
        var state = new ActivityState(Monday, Monday, Monday, Monday);
        var today = Monday.PlusDays(50);

        Assert.AreEqual(today, ActivityRule.NextDue(ActivityMode.Exact, state, 7, today));
        Assert.AreEqual(today, ActivityRule.NextDue(ActivityMode.Once, state, 30, today));
    }

    [TestMethod]
    public void A_length_without_an_event_is_a_mistake_of_the_caller() =>
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ActivityRule.NextDue(ActivityMode.Once, default, 14, Monday));

    private static string Numbers(ActivityDecision decision) => string.Join(' ', decision.Events.Select(subject => subject.B));
}
