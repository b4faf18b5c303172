namespace Footfall;

/// <summary>Hands one report to a collector. A port to the outside.</summary>
internal interface IReportSender
{
    /// <summary>Sends once. Never throws but for cancellation; trouble is an outcome.</summary>
    Task<SendOutcome> SendAsync(WireRequest request, CancellationToken cancellation);
}
