using System.Collections.Immutable;
using System.Net;
using Footfall.Collector;
using Footfall.Protocol;
using Footfall.Testing;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Footfall.Simulation.Demo;

/// <summary>A real collector on a file of its own, whose figures are labelled as synthetic, and whose past is played to it day by day.</summary>
internal sealed class DemoCollector : IAsyncDisposable
{
    // What arrives together shares one commit.
    private const int Connections = 64;

    private readonly TemporaryDirectory folder = new();
    private readonly DemoClock clock;
    private readonly ILedger ledger;
    private readonly CollectorHost host;
    private readonly HttpClient client = new(new SocketsHttpHandler { MaxConnectionsPerServer = Connections });
    private bool isListening;

    public DemoCollector(ImmutableArray<Manifest> manifests, int port, LocalDate first)
    {
        clock = new DemoClock(first);
        var settings = new Settings
        {
            Urls = [$"http://127.0.0.1:{port}"],
            Database = folder["collector.db"],
            Operator = "a demonstration",
            IsSynthetic = true,
        };
        ledger = SqliteFile.TryOpen(settings.Database, out var opened, out var error) ? opened : throw new IOException(error);
        host = new CollectorHost(settings, new Tools(manifests), ledger, clock, logging => logging
            .SetMinimumLevel(LogLevel.Warning)

            // A failed start is told by whoever starts it; the host would tell it with a stack trace.
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => isListening && level >= LogLevel.Warning)
            .AddSimpleConsole());
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => new(host.Addresses.Single());

    /// <summary>Listens.</summary>
    /// <exception cref="IOException">The port is in use.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">The port is not allowed.</exception>
    public async Task StartAsync()
    {
        await host.StartAsync();
        isListening = true;
    }

    /// <summary>Sends the reports of a day, on that day. Gives how many were not taken.</summary>
    public async Task<int> PlayAsync(LocalDate day, IEnumerable<(ToolName Tool, Report Report, Nonce Nonce)> reports)
    {
        clock.Put(day);
        var refused = 0;
        await Parallel.ForEachAsync(reports, new ParallelOptions { MaxDegreeOfParallelism = Connections }, async (sent, cancellation) =>
        {
            using var content = new ByteArrayContent(ReportFormat.Write(sent.Report));
            content.Headers.Add("Content-Type", ReportFormat.ContentType);
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address, $"v1/{sent.Tool}/reports")) { Content = content };
            request.Headers.TryAddWithoutValidation("Idempotency-Key", sent.Nonce.HeaderValue);
            using var answer = await client.SendAsync(request, cancellation);
            if (answer.StatusCode != HttpStatusCode.Accepted)
            {
                Interlocked.Increment(ref refused);
            }
        });
        return refused;
    }

    /// <summary>Comes to the present, and completes when every window that is over has been published.</summary>
    public async Task ArriveAsync(ToolName tool)
    {
        var today = SystemClock.Instance.GetCurrentInstant().InUtc().Date;
        var newest = today.PlusDays(-IntakePeriod.Default.Days - 1);
        clock.Run();
        while (ledger.Releases(tool, newest, newest).Count == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }

    /// <summary>Completes when the process is asked to end.</summary>
    public Task WaitForShutdownAsync() => host.WaitForShutdownAsync();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await host.DisposeAsync();
        ledger.Dispose();
        folder.Dispose();
    }
}
