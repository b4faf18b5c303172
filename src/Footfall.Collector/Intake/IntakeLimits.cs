using Footfall.Protocol;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Footfall.Collector;

/// <summary>What a stranger may cost: a report has 256 bytes and needs two headers, so everything can be small.</summary>
internal static class IntakeLimits
{
    /// <summary>Sets them (<c>spec/collector.md</c>, C13).</summary>
    /// <param name="kestrel">Where.</param>
    /// <param name="connections">The open connections of all together.</param>
    public static void Apply(KestrelServerOptions kestrel, int connections)
    {
        kestrel.AddServerHeader = false;
        kestrel.AllowSynchronousIO = false;

        var limits = kestrel.Limits;

        // Four times a report, because the framing of a chunked body counts too. ReportIntake stops at the report's size.
        limits.MaxRequestBodySize = 4 * ReportFormat.Size;
        limits.MaxRequestLineSize = 1024;
        limits.MaxRequestHeaderCount = 32;
        limits.MaxRequestHeadersTotalSize = 8 * 1024;
        limits.MaxRequestBufferSize = 16 * 1024;
        limits.MaxConcurrentConnections = connections;
        limits.MaxConcurrentUpgradedConnections = 0;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(5);
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(15);
        limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 100, gracePeriod: TimeSpan.FromSeconds(5));
    }
}
