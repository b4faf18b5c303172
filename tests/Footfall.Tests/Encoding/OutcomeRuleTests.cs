using Footfall.Protocol;

namespace Footfall.Tests;

[TestClass]
public sealed class OutcomeRuleTests
{
    private static readonly Manifest Manifest = TestManifests.Sampler with
    {
        ExitCodes =
        [
            new ExitCodeRule(Outcome.Usage, [2, 64]),
            new ExitCodeRule(Outcome.Interrupted, [130, 64]),
        ],
    };

    private static readonly CommandEntry Command = new()
    {
        Code = 2,
        Path = "diff",
        ExitCodes = [new ExitCodeRule(Outcome.Success, [1, 2]), new ExitCodeRule(Outcome.Failure, [0])],
    };

    [TestMethod]
    [DataRow(0, Outcome.Success)]
    [DataRow(1, Outcome.Failure)]
    [DataRow(255, Outcome.Failure)]
    [DataRow(-1, Outcome.Failure)]
    [DataRow(int.MinValue, Outcome.Failure)]
    public void Without_rules_zero_is_success_and_all_else_failure(int exitCode, Outcome outcome) =>
        Assert.AreEqual(outcome, OutcomeRule.OfExitCode(TestManifests.Sampler, null, exitCode));

    [TestMethod]
    [DataRow(0, Outcome.Success)]
    [DataRow(1, Outcome.Failure)]
    [DataRow(2, Outcome.Usage)]
    [DataRow(64, Outcome.Usage)]
    [DataRow(130, Outcome.Interrupted)]
    public void The_manifests_rules_go_before_the_custom_and_the_first_that_fits_wins(int exitCode, Outcome outcome)
    {
        var withoutRules = new CommandEntry { Code = 3, Path = "log" };

        Assert.AreEqual(outcome, OutcomeRule.OfExitCode(Manifest, null, exitCode));
        Assert.AreEqual(outcome, OutcomeRule.OfExitCode(Manifest, withoutRules, exitCode));
    }

    [TestMethod]
    [DataRow(0, Outcome.Failure)]
    [DataRow(1, Outcome.Success)]
    [DataRow(2, Outcome.Success)]
    [DataRow(64, Outcome.Usage)]
    [DataRow(3, Outcome.Failure)]
    public void The_commands_rules_go_before_the_manifests(int exitCode, Outcome outcome) =>
        Assert.AreEqual(outcome, OutcomeRule.OfExitCode(Manifest, Command, exitCode));

    [TestMethod]
    public void On_Linux_seven_signals_are_crashes_and_all_others_interruptions() =>
        Assert.AreEqual("4 5 6 7 8 11 31", CrashesOn(Platform.Linux));

    [TestMethod]
    [DataRow(Platform.MacOS)]
    [DataRow(Platform.FreeBsd)]
    public void Bus_error_and_bad_system_call_have_other_numbers_on_the_BSDs(Platform platform) =>
        Assert.AreEqual("4 5 6 8 10 11 12", CrashesOn(platform));

    [TestMethod]
    public void This_systems_numbers_are_taken_where_none_is_named()
    {
        for (var signal = -1; signal <= 70; signal++)
        {
            Assert.AreEqual(OutcomeRule.OfSignal(signal, Classes.CurrentPlatform()), OutcomeRule.OfSignal(signal));
        }
    }

    private static string CrashesOn(Platform platform) =>
        string.Join(' ', Enumerable.Range(-1, 80).Where(signal => OutcomeRule.OfSignal(signal, platform) == Outcome.Crashed));
}
