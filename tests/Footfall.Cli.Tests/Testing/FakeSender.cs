namespace Footfall.Cli.Tests;

/// <summary>A collector that answers what the test says and keeps what it was sent.</summary>
internal sealed class FakeSender : IReportSender
{
    /// <summary>The answer to everything. Default: taken.</summary>
    public SendOutcome Answer { get; set; } = SendOutcome.Taken;

    public List<WireRequest> Requests { get; } = [];

    public Task<SendOutcome> SendAsync(WireRequest request, CancellationToken cancellation)
    {
        Requests.Add(request);
        return Task.FromResult(Answer);
    }
}
