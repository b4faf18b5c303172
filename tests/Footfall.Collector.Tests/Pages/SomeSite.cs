using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Footfall.Protocol;
using NodaTime;

namespace Footfall.Collector.Tests;

/// <summary>Collectors as readers find them. The tests only read, so each is started once.</summary>
internal static class SomeSite
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<ReadableCollector>>> Started = new();

    /// <summary>Since when the tools of a site are counted.</summary>
    public static LocalDate Since { get; } = Some.Today.PlusDays(-135);

    /// <summary>A tool with everything that a manifest can have.</summary>
    public static Manifest Forge { get; } = Some.Manifest(ForgeJson());

    /// <summary>Months of figures of <see cref="Forge"/>, some days hidden, and two tools without any.</summary>
    public static Task<ReadableCollector> PublishedAsync() => OfAsync("k=20");

    /// <summary>The same with noise.</summary>
    public static Task<ReadableCollector> NoisyAsync() => OfAsync("eps=1;cells=8");

    /// <summary>The same, made up.</summary>
    public static Task<ReadableCollector> SyntheticAsync() => OfAsync("synthetic;k=20");

    /// <summary>One in a private trial.</summary>
    public static Task<ReadableCollector> TrialAsync() => StartedAsync("trial", () => ReadableCollector.StartAsync(
        [Forge],
        ledger => ledger.Commit([.. Reports().Select(report => new Entry(Forge.Tool, report, Some.Nonce()))]),
        holdDays: 0));

    /// <summary>A site of its own with figures of a manifest.</summary>
    public static Task<ReadableCollector> WithAsync(Manifest manifest, string rule = "k=20") => ReadableCollector.StartAsync(
        [manifest, Some.Manifest(Some.Make), Some.Manifest(Some.Quiet)],
        ledger => new SomeReleases(manifest, rule) { IsHidden = day => day.DayOfYear is > 285 and < 290 or 255 }.Publish(ledger, Since, Some.Today));

    /// <summary>Ends them all.</summary>
    public static async Task EndAsync()
    {
        foreach (var site in Started.Values)
        {
            await (await site.Value).DisposeAsync();
        }
    }

    private static Task<ReadableCollector> OfAsync(string rule) => StartedAsync(rule, () => WithAsync(Forge, rule));

    private static Task<ReadableCollector> StartedAsync(string name, Func<Task<ReadableCollector>> start) =>
        Started.GetOrAdd(name, _ => new Lazy<Task<ReadableCollector>>(start)).Value;

    private static string ForgeJson()
    {
        var json = new StringBuilder(
            $$"""{"tool":"forge","revision":3,"publisher":{"name":"The forge authors","endpoint":"http://127.0.0.1:8474/","policy":"https://example.org/figures"},"commands":[{"code":1,"path":""}""");
        string[] words = ["build", "test", "run", "add", "remove", "list", "deploy", "login", "logout", "init", "clean", "publish", "restore", "format", "lint", "watch", "serve", "config", "update", "search", "info", "help", "doctor", "cache"];
        for (var i = 0; i < words.Length; i++)
        {
            json.Append(CultureInfo.InvariantCulture, $$"""
                ,{"code":{{i + 2}},"path":"{{words[i]}}","operands":true,"options":[
                {"code":{{(i * 3) + 1}},"names":["--verbose","-v"],"environment":["FORGE_VERBOSE"]},
                {"code":{{(i * 3) + 2}},"names":["--output"],"value":"required"},
                {"code":{{(i * 3) + 3}},"names":["--mode"],"values":[{"code":{{(i * 2) + 1}},"name":"fast"},{"code":{{(i * 2) + 2}},"name":"careful"}]}]}
                """);
        }

        return json.Append("]}").ToString();
    }

    private static IEnumerable<Report> Reports()
    {
        for (var back = 20; back >= 1; back--)
        {
            yield return Some.Activity(Some.Today.PlusDays(-back), ActivityMode.Exact, back == 20 ? 30 : 1);
        }

        (ReportKind Kind, long A, long B, int Count)[] cells =
            [(ReportKind.Command, 2, 1, 32), (ReportKind.Command, 2, 2, 4), (ReportKind.Duration, 2, 1, 16), (ReportKind.Platform, 1, 0, 1)];
        foreach (var (kind, a, b, count) in cells)
        {
            yield return new Report(1, Some.LastWeek, new Subject(kind, a, b), count);
        }
    }
}
