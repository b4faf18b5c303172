using System.Net;
using System.Reflection;
using Footfall.Testing;

namespace Footfall.Collector.Tests;

[TestClass]
public sealed class AddressLimitsTests
{
    private static readonly Limits Few = new() { Burst = 2, RequestsPerMinute = 1, LimitLoopback = true };

    [TestMethod]
    [DataRow("192.0.2.1", "192.0.2.1", true)]
    [DataRow("192.0.2.1", "::ffff:192.0.2.1", true)]
    [DataRow("2001:db8:0:1100::1", "2001:db8:0:11ff:ffff::2", true)]
    [DataRow("2001:db8:0:1100::1", "2001:db8:0:1200::1", false)]
    [DataRow("192.0.2.1", "192.0.2.2", false)]
    public void An_address_of_IPv4_and_a_56_of_IPv6_have_one_allowance(string one, string other, bool same)
    {
        using var limits = new AddressLimits(Few, new FakeClock(Some.Today));

        var first = limits.Of(IPAddress.Parse(one));
        var second = limits.Of(IPAddress.Parse(other));

        // One pair in 65,536 of different ones has one place by chance; three tries with new keys are enough for a lifetime.
        for (var i = 0; i < 2 && !same && first == second; i++)
        {
            using var others = new AddressLimits(Few, new FakeClock(Some.Today));
            (first, second) = (others.Of(IPAddress.Parse(one)), others.Of(IPAddress.Parse(other)));
        }

        Assert.AreEqual(same, first == second);
    }

    [TestMethod]
    [DataRow(false, "127.0.0.9", false)]
    [DataRow(false, "::1", false)]
    [DataRow(false, "::ffff:127.0.0.1", false)]
    [DataRow(false, "192.0.2.1", true)]
    [DataRow(true, "127.0.0.9", true)]
    [DataRow(true, "::1", true)]
    public void This_machine_is_limited_on_request_only(bool limitLoopback, string address, bool isLimited)
    {
        using var limits = new AddressLimits(new Limits { LimitLoopback = limitLoopback }, new FakeClock(Some.Today));

        Assert.AreEqual(isLimited, limits.Of(IPAddress.Parse(address)) is not null);
    }

    [TestMethod]
    public void The_next_day_has_another_key_and_empty_places()
    {
        var clock = new FakeClock(Some.Today);
        using var limits = new AddressLimits(Few, clock);
        var address = IPAddress.Parse("192.0.2.1");
        var today = limits.Of(address)!;
        var key = Key(limits);

        Assert.IsTrue(limits.Tidy());
        Assert.AreSame(today, limits.Of(address));
        clock.Today = Some.Today.PlusDays(1);
        limits.Tidy();

        Assert.AreNotSame(today, limits.Of(address));
        CollectionAssert.AreNotEqual(key, Key(limits));
    }

    [TestMethod]
    public void However_many_addresses_come_there_are_65536_allowances_and_a_known_one_keeps_its_own()
    {
        using var limits = new AddressLimits(Few, new FakeClock(Some.Today));
        var known = limits.Of(IPAddress.Parse("192.0.2.1"));
        var seen = new HashSet<Allowance>(ReferenceEqualityComparer.Instance);

        for (var i = 0; i < 300_000; i++)
        {
            seen.Add(limits.Of(new IPAddress(0x0A000000L + i))!);
        }

        Assert.IsLessThanOrEqualTo(65_536, seen.Count);
        Assert.IsGreaterThan(60_000, seen.Count);
        Assert.AreSame(known, limits.Of(IPAddress.Parse("192.0.2.1")));
    }

    [TestMethod]
    public async Task Who_asks_too_often_is_told_to_come_later_and_others_are_not()
    {
        using var folder = new TemporaryFolder();
        var settings = new Settings { HoldDays = 0, Limits = Few };
        await using var collector = await RunningCollector.StartAsync(folder, settings: settings);

        var answers = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            answers.Add(await Wire.ExchangeAsync(collector.Address, Wire.Bytes(Some.Report(), Some.Nonce()), "127.0.0.77"));
        }

        var other = await Wire.ExchangeAsync(collector.Address, Wire.Bytes(Some.Report(), Some.Nonce()), "127.0.0.78");

        Assert.AreEqual("202 202 503", string.Join(' ', answers.Select(answer => answer[9..12])));
        StringAssert.Contains(answers[2], "Retry-After: 60\r\n", StringComparison.Ordinal);
        StringAssert.Contains(answers[2], """{"reason":"too-many","message":"More requests came from your network than this collector takes; come again later."}""", StringComparison.Ordinal);
        Assert.AreEqual("202", other[9..12]);
    }

    [TestMethod]
    public async Task A_connection_too_many_is_closed_at_once_and_one_that_ends_makes_room()
    {
        using var folder = new TemporaryFolder();
        await using var collector = await RunningCollector.StartAsync(folder, settings: new Settings { HoldDays = 0, Limits = new Limits { ConnectionsPerAddress = 1, LimitLoopback = true } });
        using (var open = new System.Net.Sockets.TcpClient(new IPEndPoint(IPAddress.Parse("127.0.0.77"), 0)))
        {
            await open.ConnectAsync(IPAddress.Loopback, collector.Address.Port);
            await open.GetStream().WriteAsync("GET / HTTP/1.1\r\nHost: x\r\n\r\n"u8.ToArray());
            await open.GetStream().ReadExactlyAsync(new byte[12]);

            var refused = await Wire.ExchangeAsync(collector.Address, "GET / HTTP/1.0\r\n\r\n"u8.ToArray(), "127.0.0.77");

            Assert.AreEqual("", refused);
        }

        Patience.Wait(
            () => Wire.ExchangeAsync(collector.Address, "GET / HTTP/1.0\r\n\r\n"u8.ToArray(), "127.0.0.77").Result.StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal),
            Patience.Usual,
            () => "The place of a closed connection is not free again.");
    }

    private static byte[] Key(AddressLimits limits) =>
        [.. (byte[])typeof(AddressLimits).GetField("key", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(limits)!];
}
