using Footfall.Protocol;
using Footfall.Simulation;
using Footfall.Simulation.Client;
using Footfall.Simulation.Findings;

namespace Footfall.Tests;

/// <summary>What holds of small populations in simulated time. The big one is printed by <c>tests/Footfall.Simulation</c>.</summary>
[TestClass]
public sealed class SimulationTests
{
    private const int Days = 40;
    private const int Machines = 15;

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public void Machines_used_at_least_every_third_day_lose_no_report(int seed)
    {
        var findings = ReportFindings.Of(Steady(seed, ActivityMode.Exact), Days);

        Assert.AreEqual((Machines, 0L), (findings.SteadyMachines, findings.Dropped), $"seed {seed}");
        Assert.IsGreaterThan(1000, findings.Sent, $"seed {seed}");
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public void Where_answers_are_lost_no_cell_is_counted_twice(int seed)
    {
        var histories = Steady(seed, ActivityMode.Exact, failures: 0.2);

        Assert.IsGreaterThan(0, ReportFindings.Of(histories, Days).Repeated, $"seed {seed}: no answer was lost, so nothing was tried");
        foreach (var history in histories)
        {
            var counted = history.Arrived.Where(departure => departure.Counts).Select(departure => (departure.Report.Window, departure.Report.Subject)).ToList();
            Assert.HasCount(counted.Distinct().Count(), counted, $"seed {seed}");
        }
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public void Exact_activity_is_the_truth_for_every_day_once_all_reports_are_in(int seed)
    {
        var findings = ActivityFindings.Of(Steady(seed, ActivityMode.Exact), ActivityMode.Exact, Days);

        foreach (var span in findings)
        {
            Assert.IsGreaterThan(0, span.Truth);
            Assert.AreEqual((Days, span.Truth), (span.Equal, span.Counted), $"seed {seed}, span {span.Span}");
        }
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public void Once_activity_is_the_truth_for_a_day_and_never_above_it(int seed)
    {
        var findings = ActivityFindings.Of(Steady(seed, ActivityMode.Once), ActivityMode.Once, Days);

        Assert.AreEqual(Days, findings[0].Equal, $"seed {seed}");
        Assert.IsTrue(findings.All(span => span.Counted <= span.Truth), $"seed {seed}");
        Assert.IsLessThan(findings[1].Truth, findings[1].Counted, $"seed {seed}: the known bias does not show, so the comparison is worth nothing");
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public void Where_background_work_runs_often_no_two_reports_of_a_machine_leave_within_ten_minutes(int seed)
    {
        var histories = Population.Run(
            new SimulationOptions { Machines = 6, Days = Days, Seed = seed, Failures = 0 },
            Population.ManifestOf(ActivityMode.Exact),
            (people, random) => people.DrawBusy(random));

        var together = TogetherFindings.Of(histories, Days)["all"];
        Assert.IsGreaterThan(1000, together.Reports, $"seed {seed}");
        Assert.AreEqual(0, together.ShareInCompany, $"seed {seed}: {string.Join(", ", together.ByGroupSize)}");
    }

    [TestMethod]
    public void The_same_seed_gives_the_same_reports()
    {
        var (one, other) = (Steady(3, ActivityMode.Exact), Steady(3, ActivityMode.Exact));

        CollectionAssert.AreEqual(one.SelectMany(history => history.Arrived).ToList(), other.SelectMany(history => history.Arrived).ToList());
    }

    private static IReadOnlyList<History> Steady(int seed, ActivityMode mode, double failures = 0) => Population.Run(
        new SimulationOptions { Machines = Machines, Days = Days, Seed = seed, Failures = failures },
        Population.ManifestOf(mode),
        (people, random) => people.DrawSteady(random));
}
