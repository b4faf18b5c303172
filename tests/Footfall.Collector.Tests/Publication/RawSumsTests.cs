using Footfall.Protocol;

namespace Footfall.Collector.Tests;

[TestClass]
public sealed class RawSumsTests
{
    [TestMethod]
    public async Task Counters_are_ordered_and_have_words()
    {
        using var folder = new TemporaryFolder();
        await using var collector = await RunningCollector.StartAsync(folder);
        await collector.AcceptAsync(Some.Report(count: 1) with { Subject = new Subject(ReportKind.Duration, 2, (int)DurationClass.Under100Milliseconds) });
        await collector.AcceptAsync(Some.Report(count: 1) with { Subject = new Subject(ReportKind.Platform, 1, 0) });
        await collector.AcceptAsync(Some.Report(count: 32));
        await collector.AcceptAsync(Some.Report(count: 8));
        await collector.AcceptAsync(Some.Report(count: 2) with { Subject = new Subject(ReportKind.Command, 0, 2) });
        await collector.AcceptAsync(Some.Report(count: 1) with { Subject = new Subject(ReportKind.Value, 2, 1) });
        await collector.AcceptAsync(Some.Report(count: 1) with { Subject = new Subject(ReportKind.Option, 2, 3) });
        await collector.AcceptAsync(Some.Report(count: 2) with { Subject = new Subject(ReportKind.Environment, 2, 3) });

        var answer = await collector.GetAsync("v1/git/counters?window=2026-W47");

        Assert.AreEqual(
            """200 {"tool":"git","window":"2026-W47","counters":["""
            + """{"kind":"command","a":0,"b":2,"what":"(other)","which":"failure","sum":2},"""
            + """{"kind":"command","a":2,"b":1,"what":"commit","which":"success","sum":40},"""
            + """{"kind":"option","a":2,"b":3,"what":"commit","which":"--cleanup","sum":1},"""
            + """{"kind":"value","a":2,"b":1,"what":"commit","which":"--cleanup=strip","sum":1},"""
            + """{"kind":"duration","a":2,"b":1,"what":"commit","which":"< 0.1 s","sum":1},"""
            + """{"kind":"platform","a":1,"b":0,"what":"Linux","which":"","sum":1},"""
            + """{"kind":"environment","a":2,"b":3,"what":"commit","which":"--cleanup from the environment","sum":2}]}""",
            answer);
    }

    [TestMethod]
    public async Task Counters_of_one_kind()
    {
        using var folder = new TemporaryFolder();
        await using var collector = await RunningCollector.StartAsync(folder);
        await collector.AcceptAsync(Some.Report(count: 32));
        await collector.AcceptAsync(Some.Report(count: 1) with { Subject = new Subject(ReportKind.Platform, 1, 0) });

        var answer = await collector.GetAsync("v1/git/counters?window=2026-W47&kind=platform");

        Assert.AreEqual("""200 {"tool":"git","window":"2026-W47","counters":[{"kind":"platform","a":1,"b":0,"what":"Linux","which":"","sum":1}]}""", answer);
    }

    [TestMethod]
    public async Task Windows_that_are_held()
    {
        using var folder = new TemporaryFolder();
        await using var collector = await RunningCollector.StartAsync(folder);
        await collector.AcceptAsync(Some.Activity(Some.Today.PlusDays(-1), ActivityMode.Exact, 30));
        await collector.AcceptAsync(Some.Report());

        var answer = await collector.GetAsync("v1/git/windows");

        Assert.AreEqual("""200 {"tool":"git","windows":["2026-W47","2026-11-24"]}""", answer);
    }

    [TestMethod]
    [DataRow("v1/git/counters", "window must be an ISO week such as 2026-W47 or a day such as 2026-11-20; GET windows lists those that are held.")]
    [DataRow("v1/git/counters?window=202647", "window must be an ISO week such as 2026-W47 or a day such as 2026-11-20; GET windows lists those that are held.")]
    [DataRow("v1/git/counters?window=2026-W47&window=2026-W46", "window must be an ISO week such as 2026-W47 or a day such as 2026-11-20; GET windows lists those that are held.")]
    [DataRow("v1/git/counters?window=2026-W47&kind=x", "kind must be one of: command, option, value, positionals, duration, struggle, version, platform, architecture, terminal, activity, environment.")]
    [DataRow("v1/git/counters?window=2026-W47&kind=", "kind must be one of: command, option, value, positionals, duration, struggle, version, platform, architecture, terminal, activity, environment.")]
    [DataRow("v1/git/activity", "day must be a day such as 2026-11-20: the last day of the span.")]
    [DataRow("v1/git/activity?window=7&day=2026-W47", "day must be a day such as 2026-11-20: the last day of the span.")]
    [DataRow("v1/git/activity?window=7&day=2026-02-30", "day must be a day such as 2026-11-20: the last day of the span.")]
    [DataRow("v1/git/activity?day=2026-11-20", "window must be a number of days from 1 to 30.")]
    [DataRow("v1/git/activity?day=2026-11-20&window=31", "window must be a number of days from 1 to 30.")]
    [DataRow("v1/git/activity?day=2026-11-20&window=0", "window must be a number of days from 1 to 30.")]
    [DataRow("v1/git/activity?day=2026-11-20&window=-7", "window must be a number of days from 1 to 30.")]
    [DataRow("v1/make/activity?day=2026-11-20&window=8", "window must be 1, 7 or 30 days.")]
    public async Task A_bad_question_is_told_what_would_be_right(string path, string message)
    {
        using var folder = new TemporaryFolder();
        await using var collector = await RunningCollector.StartAsync(folder);

        var answer = await collector.GetAsync(path);

        Assert.AreEqual($$"""400 {"reason":"bad-parameter","message":"{{message}}"}""", answer);
    }

    [TestMethod]
    [DataRow("v1/nix/counters?window=2026-W47")]
    [DataRow("v1/nix/windows")]
    [DataRow("v1/nix/activity?day=2026-11-20&window=1")]
    public async Task An_unknown_tool_is_not_found(string path)
    {
        using var folder = new TemporaryFolder();
        await using var collector = await RunningCollector.StartAsync(folder);

        var answer = await collector.GetAsync(path);

        StringAssert.StartsWith(answer, """404 {"reason":"unknown-tool",""", StringComparison.Ordinal);
    }

    [TestMethod]
    public async Task Activity_of_a_tool_that_does_not_collect_it_is_not_found()
    {
        using var folder = new TemporaryFolder();
        await using var collector = await RunningCollector.StartAsync(folder);

        var answer = await collector.GetAsync("v1/quiet/activity?day=2026-11-20&window=1");

        Assert.AreEqual("""404 {"reason":"not-collected","message":"This tool does not collect activity."}""", answer);
    }
}
