using Footfall.Protocol;
using NodaTime;

namespace Footfall.Simulation.Client;

/// <summary>
/// Hands reports to a collector that counts each nonce once. Some tries fail: half of them on the way there, half on the way back.
/// </summary>
internal sealed class LoopSender(Machine machine, IClock clock, double failures, Random random) : IReportSender
{
    private readonly HashSet<Nonce> seen = [];
    private readonly List<Departure> arrived = [];

    public IReadOnlyList<Departure> Arrived => arrived;

    public Task<SendOutcome> SendAsync(WireRequest request, CancellationToken cancellation)
    {
        var luck = random.NextDouble();
        if (luck < failures / 2)
        {
            return Task.FromResult(SendOutcome.Later);
        }

        if (!ReportFormat.TryRead(request.Body, out var report, out var reason))
        {
            return Task.FromResult(SendOutcome.Refused(RefusalReasons.Name(reason)));
        }

        arrived.Add(new Departure(clock.GetCurrentInstant(), machine.Seen(report), request.Nonce, seen.Add(request.Nonce)));
        return Task.FromResult(luck < failures ? SendOutcome.Later : SendOutcome.Taken);
    }
}
