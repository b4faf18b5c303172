using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using System.Text;
using System.Text.Json;
using Footfall.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Footfall.Collector.Tests;

[TestClass]
public sealed class NoAddressTests
{
    private const string Client = "127.0.0.77";

    [TestMethod]
    [DataRow(true, "gone, no socket")]
    [DataRow(false, $"{Client}, socket")]
    public async Task A_handler_cannot_see_the_address_once_it_is_forgotten(bool forget, string expected)
    {
        using var metrics = new CollectorMetrics();
        using var limits = new AddressLimits(new Limits { LimitLoopback = true }, new FakeClock(Some.Today));
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(endpoint =>
        {
            if (forget)
            {
                new RemoteAddress(limits, metrics).Forget(endpoint);
            }
        }));
        await using var web = builder.Build();
        web.Urls.Add("http://127.0.0.1:0");
        web.Run(context => context.Response.WriteAsync(
            $"{context.Connection.RemoteIpAddress?.ToString() ?? "gone"}, {(context.Features.Get<IConnectionSocketFeature>() is null ? "no socket" : "socket")}"));
        await web.StartAsync();

        var answer = await Wire.ExchangeAsync(new Uri(web.Urls.Single()), "GET / HTTP/1.0\r\n\r\n"u8.ToArray(), Client);

        StringAssert.EndsWith(answer, expected, StringComparison.Ordinal);
    }

    [TestMethod]
    public async Task The_collector_forgets_it()
    {
        using var folder = new TemporaryFolder();
        await using var collector = await RunningCollector.StartAsync(folder);
        var seen = new ConcurrentQueue<(IPAddress? Address, bool HasSocket)>();
        using var requests = Watch("/forgets", context =>
            seen.Enqueue((context.Connection.RemoteIpAddress, context.Features.Get<IConnectionSocketFeature>() is not null)));

        await Wire.ExchangeAsync(collector.Address, "GET /forgets HTTP/1.0\r\n\r\n"u8.ToArray(), Client);

        Assert.AreEqual((null, false), seen.Single());
    }

    [TestMethod]
    public async Task The_address_is_in_no_log_no_trace_no_measurement_and_no_file()
    {
        using var folder = new TemporaryFolder();
        var seen = new ConcurrentQueue<string>();
        using var traces = Listen(seen);
        using var meters = Measure(seen);
        var log = new CapturedLog();
        await using var collector = await RunningCollector.StartAsync(folder, log: log);
        byte[][] requests =
        [
            Wire.Bytes(Some.Report(), Some.Nonce()),
            Wire.Bytes(Some.Report(count: 3), Some.Nonce()),
            "GET /v1/git/counters HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Forwarded-For: 127.0.0.77\r\nForwarded: for=127.0.0.77\r\n\r\n"u8.ToArray(),
            "GET /nowhere HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"u8.ToArray(),
            "\u0016\u0003\u0001garbage instead of a request\r\n\r\n"u8.ToArray(),
            "POST /v1/git/reports HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 9999\r\n\r\n"u8.ToArray(),
        ];

        foreach (var request in requests)
        {
            var answer = await Wire.ExchangeAsync(collector.Address, request, Client);
            StringAssert.StartsWith(answer, "HTTP/1.1 ", StringComparison.Ordinal);
        }

        // The listeners do hear: the collector's own address is in the measurements.
        Assert.IsTrue(log.Lines.Any(line => line.Contains("Kestrel", StringComparison.Ordinal)));
        Assert.IsTrue(seen.Any(tag => tag.Contains("127.0.0.1", StringComparison.Ordinal)));
        Assert.IsEmpty(log.Lines.Concat(seen).Where(line => line.Contains(Client, StringComparison.Ordinal)));
        Assert.IsFalse(folder.Holds(Encoding.ASCII.GetBytes(Client)));
        Assert.IsFalse(folder.Holds(IPAddress.Parse(Client).GetAddressBytes()));
    }

    [TestMethod]
    public async Task Nothing_of_a_good_or_bad_request_is_logged_at_the_default_level()
    {
        using var folder = new TemporaryFolder();
        using var collector = await CollectorProcess.StartAsync(folder);

        await Wire.ExchangeAsync(collector.Address, Wire.Bytes(Some.Report(count: 3), Some.Nonce()), Client);
        await Wire.ExchangeAsync(collector.Address, "garbage\r\n\r\n"u8.ToArray(), Client);
        await Wire.ExchangeAsync(collector.Address, "POST /v1/git/reports HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nno number\r\n"u8.ToArray(), Client);
        var (exitCode, output, errors) = await collector.EndAsync();

        Assert.AreEqual(0, exitCode);
        Assert.AreEqual("", output);
        Assert.AreEqual("", errors);
    }

    [TestMethod]
    public void The_executable_has_no_event_sources_to_listen_to()
    {
        using var configuration = JsonDocument.Parse(File.ReadAllText(Path.ChangeExtension(typeof(Startup).Assembly.Location, ".runtimeconfig.json")));

        var properties = configuration.RootElement.GetProperty("runtimeOptions").GetProperty("configProperties");

        Assert.IsFalse(properties.GetProperty("System.Diagnostics.Tracing.EventSource.IsSupported").GetBoolean());
    }

    private static IDisposable Watch(string path, Action<HttpContext> see) => DiagnosticListener.AllListeners.Subscribe(new Observer<DiagnosticListener>(source =>
        source.Subscribe(new Observer<KeyValuePair<string, object?>>(happening =>
        {
            if (happening is { Key: "Microsoft.AspNetCore.Hosting.HttpRequestIn.Start", Value: HttpContext context } && context.Request.Path == path)
            {
                see(context);
            }
        }))));

    private static ActivityListener Listen(ConcurrentQueue<string> seen)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => seen.Enqueue(string.Join(' ', activity.TagObjects)),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static MeterListener Measure(ConcurrentQueue<string> seen)
    {
        var listener = new MeterListener { InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument) };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => seen.Enqueue(string.Join(' ', tags.ToArray())));
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) => seen.Enqueue(string.Join(' ', tags.ToArray())));
        listener.Start();
        return listener;
    }

    private sealed class Observer<T>(Action<T> see) : IObserver<T>
    {
        public void OnNext(T value) => see(value);

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
