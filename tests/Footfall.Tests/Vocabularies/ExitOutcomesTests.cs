using Footfall.Protocol;

namespace Footfall.Tests;

[TestClass]
public sealed class ExitOutcomesTests
{
    private static readonly CommandEntry Diff = new()
    {
        Code = 2,
        Path = "diff",
        ExitCodes = [new ExitCodeRule(Outcome.Success, [1, 2]), new ExitCodeRule(Outcome.Failure, [0])],
    };

    private static readonly Manifest WithRules = TestManifests.Sampler with
    {
        Commands = [new CommandEntry { Code = 1, Path = "" }, new CommandEntry { Code = 3, Path = "log" }, Diff],
        ExitCodes =
        [
            new ExitCodeRule(Outcome.Usage, [2, 64]),
            new ExitCodeRule(Outcome.Interrupted, [130, 64]),
        ],
    };

    [TestMethod]
    [DataRow(0, Outcome.Success)]
    [DataRow(1, Outcome.Failure)]
    [DataRow(255, Outcome.Failure)]
    [DataRow(-1, Outcome.Failure)]
    [DataRow(int.MinValue, Outcome.Failure)]
    public void Without_rules_zero_is_success_and_all_else_failure(int exitCode, Outcome outcome) =>
        Assert.AreEqual(outcome, Of(WithRules with { ExitCodes = [] }, "log", exitCode));

    [TestMethod]
    [DataRow(0, Outcome.Success)]
    [DataRow(1, Outcome.Failure)]
    [DataRow(2, Outcome.Usage)]
    [DataRow(64, Outcome.Usage)]
    [DataRow(130, Outcome.Interrupted)]
    public void The_manifests_rules_go_before_the_custom_and_the_first_that_fits_wins(int exitCode, Outcome outcome)
    {
        Assert.AreEqual(outcome, Of(WithRules, "unknown", exitCode));
        Assert.AreEqual(outcome, Of(WithRules, "log", exitCode));
    }

    [TestMethod]
    [DataRow(0, Outcome.Failure)]
    [DataRow(1, Outcome.Success)]
    [DataRow(2, Outcome.Success)]
    [DataRow(64, Outcome.Usage)]
    [DataRow(3, Outcome.Failure)]
    public void The_commands_rules_go_before_the_manifests(int exitCode, Outcome outcome) =>
        Assert.AreEqual(outcome, Of(WithRules, "diff", exitCode));

    private static Outcome Of(Manifest manifest, string command, int exitCode) =>
        CommandLineEncoder.Encode(CompiledVocabulary.Of(manifest), [command])!.Value.Outcomes.Of(exitCode);
}
