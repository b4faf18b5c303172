namespace Footfall.Collector.Tests;

[TestClass]
public sealed class TrialTests
{
    [TestMethod]
    [DataRow("v1/git/counters?window=2026-W47")]
    [DataRow("v1/git/activity?window=7&day=2026-11-20")]
    [DataRow("v1/git/windows")]
    public async Task Raw_sums_have_a_route_in_a_trial_only(string path)
    {
        using var trial = new TemporaryFolder();
        using var published = new TemporaryFolder();
        await using var answers = await RunningCollector.StartAsync(trial);
        await using var refuses = await RunningCollector.StartAsync(published, settings: new Settings());
        await answers.AcceptAsync(Some.Report());
        await refuses.AcceptAsync(Some.Report());

        StringAssert.StartsWith(await answers.GetAsync(path), "200 {", StringComparison.Ordinal);
        Assert.AreEqual("404 ", await refuses.GetAsync(path));
    }
}
