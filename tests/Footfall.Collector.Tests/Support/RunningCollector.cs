using System.Text.Json;
using Footfall.Protocol;
using Footfall.Testing;
using Microsoft.Extensions.Logging;

namespace Footfall.Collector.Tests;

/// <summary>A collector in this process, on a real port of its own and a real file.</summary>
internal sealed class RunningCollector : IAsyncDisposable
{
    private readonly ILedger ledger;
    private readonly CollectorHost host;

    private RunningCollector(ILedger ledger, CollectorHost host)
    {
        this.ledger = ledger;
        this.host = host;
    }

    public Uri Address => new(host.Addresses.Single());

    public static Task<RunningCollector> StartAsync(TemporaryFolder folder, FakeClock? clock = null, CapturedLog? log = null, Settings? settings = null)
    {
        Assert.IsTrue(SqliteFile.TryOpen(folder["collector.db"], out var ledger, out var error), error);
        return StartAsync(ledger, clock, log, settings);
    }

    /// <summary>On a free port; without settings a private trial, which answers raw sums.</summary>
    public static async Task<RunningCollector> StartAsync(ILedger ledger, FakeClock? clock = null, CapturedLog? log = null, Settings? settings = null)
    {
        settings ??= new Settings { HoldDays = 0 };
        var host = new CollectorHost(
            settings with { Urls = ["http://127.0.0.1:0"] },
            Some.Tools,
            ledger,
            clock ?? new FakeClock(Some.Today),
            logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log ?? new CapturedLog()));
        await host.StartAsync();
        return new RunningCollector(ledger, host);
    }

    public async Task<string> GetAsync(string path)
    {
        using var client = new HttpClient { BaseAddress = Address };
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
    }

    /// <summary>What all counters of <see cref="Some.LastWeek"/> add up to.</summary>
    public Task<long> SumAsync(string tool = "git", string? window = null) => SumAsync(Address, tool, window ?? Some.LastWeek.ToString());

    public static async Task<long> SumAsync(Uri address, string tool, string window)
    {
        using var client = new HttpClient { BaseAddress = address };
        using var answer = JsonDocument.Parse(await client.GetStringAsync(new Uri($"v1/{tool}/counters?window={window}", UriKind.Relative)));
        return answer.RootElement.GetProperty("counters").EnumerateArray().Sum(counter => counter.GetProperty("sum").GetInt64());
    }

    public async Task AcceptAsync(Report report, Nonce? nonce = null, string tool = "git") =>
        Assert.AreEqual(System.Net.HttpStatusCode.Accepted, await Wire.PostAsync(Address, report, nonce ?? Some.Nonce(), tool));

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        ledger.Dispose();
    }
}
