using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Footfall.Protocol;
using NodaTime;

namespace Footfall.Collector.Tests;

[TestClass]
public sealed class MetricsTests
{
    private const string Client = "127.201.45.77";

    [TestMethod]
    public async Task What_the_collector_did_is_counted_with_tool_route_and_reason_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        await using var collector = await RunningCollector.StartAsync(folder);
        using var measured = new Measured();

        await collector.AcceptAsync(Some.Report());
        await Wire.ExchangeAsync(collector.Address, Wire.Bytes(Some.Report(count: 3), Some.Nonce()), Client);
        await collector.GetAsync("nowhere?x=secret");

        Assert.AreEqual("outcome=acknowledged tool=git", measured.Of("footfall.reports", "acknowledged"));
        Assert.AreEqual("outcome=bad-count tool=git", measured.Of("footfall.reports", "bad-count"));
        Assert.AreEqual("route=/v1/{tool}/reports status=202", measured.Of("footfall.requests", "202"));
        Assert.AreEqual("route=none status=404", measured.Of("footfall.requests", "404"));
        Assert.AreEqual("outcome=durable", measured.Of("footfall.commits", "durable"));
        Assert.IsTrue(measured.Names.IsSupersetOf(["footfall.commit.reports", "footfall.commit.duration", "footfall.reports.waiting"]));
        CollectionAssert.IsSubsetOf(measured.Tags.ToList(), (string[])["outcome", "tool", "route", "status", "what"]);
    }

    [TestMethod]
    public async Task Metrics_are_sent_where_the_operator_says_without_a_name_of_machine_process_or_client()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(Directory.CreateDirectory(folder["tools"]).FullName + "/git.json", Some.Git);
        using var receiver = new TcpListener(IPAddress.Loopback, 0);
        receiver.Start();
        var lastWeek = Window.Containing(SystemClock.Instance.GetCurrentInstant().InUtc().Date.PlusDays(-7), WindowLength.Week);
        var received = ReceiveAsync(receiver);

        using var collector = await CollectorProcess.StartWithAsync(folder, "--manifests", "tools", "--otlp", $"http://{receiver.LocalEndpoint}", "--limit-loopback", "true");
        await Wire.ExchangeAsync(collector.Address, Wire.Bytes(Some.Report() with { Window = lastWeek }, Some.Nonce()), Client);
        var (exitCode, _, errors) = await collector.EndAsync();
        var (head, body) = await received;

        Assert.AreEqual((0, ""), (exitCode, errors));
        StringAssert.StartsWith(head, "POST /v1/metrics HTTP/1.1\r\n", StringComparison.Ordinal);
        StringAssert.Contains(head, "Content-Type: application/x-protobuf\r\n", StringComparison.Ordinal);
        Assert.Contains("footfall.reports", body);
        Assert.Contains("acknowledged", body);
        string[] strangers = [Client, Encoding.Latin1.GetString(IPAddress.Parse(Client).GetAddressBytes()), "127.0.0.1", Environment.MachineName, Environment.UserName, "host.", "process.", "service.instance", "os."];
        Assert.AreEqual("", string.Join(' ', strangers.Where(stranger => $"{body}".Contains(stranger, StringComparison.OrdinalIgnoreCase))));
    }

    [TestMethod]
    public void The_executable_can_measure()
    {
        using var configuration = JsonDocument.Parse(File.ReadAllText(Path.ChangeExtension(typeof(Startup).Assembly.Location, ".runtimeconfig.json")));

        Assert.IsTrue(configuration.RootElement.GetProperty("runtimeOptions").GetProperty("configProperties").GetProperty("System.Diagnostics.Metrics.Meter.IsSupported").GetBoolean());
    }

    // One request of known length, answered 200. The collector sends once a minute and at its end; a test does not wait for the minute.
    private static async Task<(string Head, string Body)> ReceiveAsync(TcpListener receiver)
    {
        using var client = await receiver.AcceptTcpClientAsync();
        var stream = client.GetStream();
        var text = new StringBuilder();
        var buffer = new byte[64 * 1024];
        int head;
        while ((head = text.ToString().IndexOf("\r\n\r\n", StringComparison.Ordinal)) < 0 || text.Length < head + 4 + Length(text.ToString()))
        {
            var length = await stream.ReadAsync(buffer);
            Assert.AreNotEqual(0, length, text.ToString());
            text.Append(Encoding.Latin1.GetString(buffer, 0, length));
        }

        await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
        return (text.ToString()[..(head + 4)], text.ToString()[(head + 4)..]);
    }

    private static int Length(string head) => int.Parse(
        head.Split("\r\n").Single(line => line.StartsWith("Content-Length: ", StringComparison.OrdinalIgnoreCase))["Content-Length: ".Length..],
        System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What the collectors of this process measure. Others may run beside: only what is looked for is to be there.</summary>
    private sealed class Measured : IDisposable
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<(string Name, string Tags)> measurements = [];
        private readonly MeterListener listener = new();

        public Measured()
        {
            listener.InstrumentPublished = (instrument, meters) =>
            {
                if (instrument.Meter.Name == CollectorMetrics.Name)
                {
                    meters.EnableMeasurementEvents(instrument);
                }
            };
            listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Add(instrument, tags));
            listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Add(instrument, tags));
            listener.Start();
        }

        public HashSet<string> Names => [.. measurements.Select(measurement => measurement.Name)];

        public IEnumerable<string> Tags =>
            measurements.SelectMany(measurement => measurement.Tags.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(tag => tag.Split('=')[0]).Distinct();

        public string? Of(string name, string value)
        {
            // The answer is on its way before the request is over.
            Footfall.Testing.Patience.Wait(() => Find(name, value) is not null, Footfall.Testing.Patience.Usual, () => $"{name} {value} is not measured.");
            return Find(name, value);
        }

        public void Dispose() => listener.Dispose();

        private string? Find(string name, string value) =>
            measurements.FirstOrDefault(measurement => measurement.Name == name && measurement.Tags.Contains(value, StringComparison.Ordinal)).Tags;

        private void Add(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            measurements.Enqueue((instrument.Name, string.Join(' ', tags.ToArray().OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}={tag.Value}"))));
    }
}
