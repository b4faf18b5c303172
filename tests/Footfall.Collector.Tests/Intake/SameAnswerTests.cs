using Footfall.Testing;

namespace Footfall.Collector.Tests;

[TestClass]
public sealed class SameAnswerTests
{
    [TestMethod]
    public async Task New_repeated_and_late_reports_get_the_same_bytes()
    {
        const string Expected = "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        using var folder = new TemporaryFolder();
        var clock = new FakeClock(Some.Today);
        await using var collector = await RunningCollector.StartAsync(folder, clock);
        var nonce = Some.Nonce();

        var fresh = await Wire.ExchangeAsync(collector.Address, Wire.Bytes(Some.Report(), nonce));
        var repeated = await Wire.ExchangeAsync(collector.Address, Wire.Bytes(Some.Report(), nonce));
        clock.Today = Some.LastWeek.End.PlusDays(IntakePeriod.Default.Days);
        var late = await Wire.ExchangeAsync(collector.Address, Wire.Bytes(Some.Report(), Some.Nonce()));

        Assert.AreEqual(Expected, fresh);
        Assert.AreEqual(Expected, repeated);
        Assert.AreEqual(Expected, late);
        Assert.AreEqual(4, await collector.SumAsync());
    }
}
