using System.Diagnostics.Metrics;

namespace Footfall.Collector;

/// <summary>
/// What the collector says about its own work: counts and durations. A tag is a tool, a route, a status or a reason, never who asked. A
/// report that is repeated or comes late is acknowledged like any other, and counted like any other here.
/// </summary>
internal sealed class CollectorMetrics : IDisposable
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "Footfall.Collector";

    private const string Tool = "tool";
    private const string Outcome = "outcome";

    private readonly Meter meter = new(Name);
    private readonly Counter<long> reports;
    private readonly Counter<long> requests;
    private readonly Counter<long> limited;
    private readonly Counter<long> commits;
    private readonly Counter<long> releases;
    private readonly UpDownCounter<long> waiting;
    private readonly Histogram<long> batch;
    private readonly Histogram<double> duration;

    public CollectorMetrics()
    {
        reports = meter.CreateCounter<long>("footfall.reports", "{report}", "Reports, by tool and outcome: acknowledged, unavailable or the reason of the refusal.");
        requests = meter.CreateCounter<long>("footfall.requests", "{request}", "Answers, by route and status.");
        limited = meter.CreateCounter<long>("footfall.limited", "{event}", "What went over the limits of an address: connections, requests.");
        commits = meter.CreateCounter<long>("footfall.commits", "{commit}", "Commits, by outcome.");
        releases = meter.CreateCounter<long>("footfall.releases", "{release}", "Published windows, by tool.");
        waiting = meter.CreateUpDownCounter<long>("footfall.reports.waiting", "{report}", "Reports that wait for their commit.");
        batch = meter.CreateHistogram<long>("footfall.commit.reports", "{report}", "Reports of a commit.");
        duration = meter.CreateHistogram<double>("footfall.commit.duration", "s", "Time of a commit.");
    }

    /// <summary>A report came to an end.</summary>
    public void Report(string tool, string outcome) => reports.Add(1, new(Tool, tool), new(Outcome, outcome));

    /// <summary>A report begins to wait for its commit, or ends it.</summary>
    public void Waiting(int change) => waiting.Add(change);

    /// <summary>A request was answered.</summary>
    /// <param name="route">The pattern of the route; what was asked for may be anything.</param>
    /// <param name="status">The status.</param>
    public void Request(string route, int status) => requests.Add(1, new("route", route), new("status", status));

    /// <summary>A connection was closed because its address had too many.</summary>
    public void LimitedConnection() => limited.Add(1, new KeyValuePair<string, object?>("what", "connection"));

    /// <summary>A request was told to come later because its address had too many.</summary>
    public void LimitedRequest() => limited.Add(1, new KeyValuePair<string, object?>("what", "request"));

    /// <summary>A commit came to an end.</summary>
    public void Commit(int size, TimeSpan time, bool isDurable)
    {
        commits.Add(1, new KeyValuePair<string, object?>(Outcome, isDurable ? "durable" : "failed"));
        batch.Record(size);
        duration.Record(time.TotalSeconds);
    }

    /// <summary>A window was published.</summary>
    public void Release(string tool) => releases.Add(1, new KeyValuePair<string, object?>(Tool, tool));

    /// <inheritdoc />
    public void Dispose() => meter.Dispose();
}
