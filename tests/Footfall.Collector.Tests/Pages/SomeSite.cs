using System.Collections.Immutable;
using Footfall.Protocol;
using NodaTime;

namespace Footfall.Collector.Tests;

/// <summary>Collectors as readers find them.</summary>
internal static class SomeSite
{
    /// <summary>Since when the tools of a site are counted.</summary>
    public static LocalDate Since { get; } = Some.Today.PlusDays(-400);

    /// <summary>One with a year of figures of git, some days of which are hidden, and two tools without any.</summary>
    public static Task<ReadableCollector> PublishedAsync(string rule = "k=20") => ReadableCollector.StartAsync(
        [ReadableCollector.Git, Some.Manifest(Some.Make), Some.Manifest(Some.Quiet)],
        ledger => new SomeReleases(ReadableCollector.Git, rule) { IsHidden = day => day.DayOfYear is > 285 and < 290 or 255 }.Publish(ledger, Since, Some.Today));

    /// <summary>One in a private trial.</summary>
    public static Task<ReadableCollector> TrialAsync() => ReadableCollector.StartAsync(
        [ReadableCollector.Git],
        ledger => ledger.Commit([.. Reports().Select(report => new Entry(ReadableCollector.Git.Tool, report, Some.Nonce()))]),
        holdDays: 0);

    private static IEnumerable<Report> Reports()
    {
        for (var back = 20; back >= 1; back--)
        {
            yield return Some.Activity(Some.Today.PlusDays(-back), ActivityMode.Exact, back == 20 ? 30 : 1);
        }

        foreach (var (kind, a, b, count) in ImmutableArray.Create<(ReportKind, long, long, int)>(
            (ReportKind.Command, 2, 1, 32),
            (ReportKind.Command, 2, 2, 4),
            (ReportKind.Duration, 2, 1, 16),
            (ReportKind.Platform, 1, 0, 1)))
        {
            yield return new Report(1, Some.LastWeek, new Subject(kind, a, b), count);
        }
    }
}
