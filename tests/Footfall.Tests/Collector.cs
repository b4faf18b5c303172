using Footfall.Protocol;

namespace Footfall.Tests;

/// <summary>A collector in memory that counts each nonce once, as the real one does.</summary>
internal sealed class Collector : IReportSender
{
    private readonly List<WireRequest> tries = [];
    private readonly Dictionary<Nonce, WireRequest> taken = [];

    /// <summary>What it answers; by default that it took the report.</summary>
    public Func<WireRequest, SendOutcome> Answer { get; set; } = _ => SendOutcome.Taken;

    /// <summary>Every request, in the order of arrival.</summary>
    public IReadOnlyList<WireRequest> Tries => tries;

    /// <summary>The reports it has counted.</summary>
    public IReadOnlyList<Report> Counted => [.. taken.Values.Select(request => ReportOf(request.Body))];

    Task<SendOutcome> IReportSender.SendAsync(WireRequest request, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        tries.Add(request);
        var outcome = Answer(request);
        if (outcome.Result == SendResult.Taken)
        {
            taken.TryAdd(request.Nonce, request);
        }

        return Task.FromResult(outcome);
    }

    private static Report ReportOf(byte[] body) =>
        ReportFormat.TryRead(body, out var report, out var reason) ? report : throw new InvalidDataException(reason.ToString());
}
