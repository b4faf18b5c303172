using NodaTime;

namespace Footfall;

/// <summary>
/// Lets a few due reports leave, over all tools, in random order. Reads the consent again before each; what was not agreed to at that moment
/// stays. The order of steps makes each report count once: the try is noted, the report leaves, the answer is kept in one transaction. A kill
/// in between sends it again with the same nonce, which the collector counts once.
/// </summary>
internal sealed class Dispatcher(IDispatchMemory memory, IClock clock, IRandomSource random, IReportSender sender)
{
    /// <summary>The refusal of a report that the disk damaged: it never left.</summary>
    public const string Damaged = "damaged";

    /// <summary>Sends what may be sent now. Returns how many left.</summary>
    public async Task<int> DispatchAsync(IReadOnlyList<ToolUpkeep> tools, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var due = tools.SelectMany(tool => tool.DueReports(now).Select(report => (Tool: tool, Report: report))).ToList();
        var quota = DispatchPolicy.Quota(now, memory.Read(), due.Select(entry => entry.Report.Deadline));
        Shuffle(due);
        var sent = 0;
        foreach (var (tool, report) in due.OrderBy(entry => DispatchPolicy.Rank(now, entry.Report.Deadline)).Take(quota))
        {
            if (cancellation.IsCancellationRequested)
            {
                break;
            }

            try
            {
                sent += await TryAsync(tool, report, cancellation).ConfigureAwait(false) ? 1 : 0;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // What becomes of a report must be kept. Where it cannot be (a full disk), no other is tried.
                break;
            }
        }

        return sent;
    }

    private async Task<bool> TryAsync(ToolUpkeep tool, OutboxReport report, CancellationToken cancellation)
    {
        if (!tool.IsSound(report))
        {
            tool.Keep(transaction => transaction.Put(report with { Refusal = Damaged }));
            return false;
        }

        if (tool.EndpointNow(report) is not { } endpoint)
        {
            return false;
        }

        memory.Write(memory.Read() with { LastSent = clock.GetCurrentInstant() });
        var outcome = await sender.SendAsync(WireRequest.Of(report, tool.Tool, endpoint), cancellation).ConfigureAwait(false);
        var now = clock.GetCurrentInstant();
        tool.Keep(transaction =>
        {
            switch (outcome.Result)
            {
                case SendResult.Taken:
                    transaction.Remove(report.Nonce);
                    transaction.Log(new SentReport(report.Nonce, report.Body, endpoint, now));
                    transaction.Count(Tally.Sent, 1);
                    break;
                case SendResult.Refused:
                    transaction.Put(report with { Refusal = outcome.Reason, Release = now });
                    break;
                default:
                    transaction.Put(report with { Attempts = report.Attempts + 1, Release = ReleaseTime.Again(now, report.Deadline, random) });
                    break;
            }
        });
        return outcome.Result == SendResult.Taken;
    }

    private void Shuffle<T>(List<T> items)
    {
        for (var i = items.Count - 1; i > 0; i--)
        {
            var j = random.Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
