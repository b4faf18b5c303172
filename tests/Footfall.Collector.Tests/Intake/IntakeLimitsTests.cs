using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Footfall.Collector.Tests;

[TestClass]
public sealed class IntakeLimitsTests
{
    [TestMethod]
    public void Every_limit_is_small()
    {
        var kestrel = new KestrelServerOptions();

        IntakeLimits.Apply(kestrel, new Settings().Limits.Connections);

        var limits = kestrel.Limits;
        Assert.IsFalse(kestrel.AddServerHeader);
        Assert.AreEqual(1_024, limits.MaxRequestBodySize);
        Assert.AreEqual(1_024, limits.MaxRequestLineSize);
        Assert.AreEqual(32, limits.MaxRequestHeaderCount);
        Assert.AreEqual(8_192, limits.MaxRequestHeadersTotalSize);
        Assert.AreEqual(16_384, limits.MaxRequestBufferSize);
        Assert.AreEqual(4_096, limits.MaxConcurrentConnections);
        Assert.AreEqual(TimeSpan.FromSeconds(5), limits.RequestHeadersTimeout);
        Assert.AreEqual(TimeSpan.FromSeconds(15), limits.KeepAliveTimeout);
        Assert.AreEqual(TimeSpan.FromSeconds(5), limits.MinRequestBodyDataRate!.GracePeriod);
    }
}
