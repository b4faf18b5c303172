using System.Collections.Immutable;
using System.Net;
using System.Text;
using Footfall.Protocol;
using Footfall.Testing;
using Microsoft.Extensions.Logging;

namespace Footfall.Collector.Tests;

/// <summary>A collector in this process that has published something, or is in a private trial.</summary>
internal sealed class ReadableCollector : IAsyncDisposable
{
    private readonly TemporaryFolder folder;
    private readonly CollectorHost host;
    private readonly HttpClient client;

    private ReadableCollector(TemporaryFolder folder, ILedger ledger, CollectorHost host, CapturedLog log)
    {
        Log = log.Lines;
        this.folder = folder;
        this.host = host;
        Ledger = ledger;
        client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Address };
    }

    public ILedger Ledger { get; }

    /// <summary>What was logged.</summary>
    public IReadOnlyCollection<string> Log { get; }

    public Uri Address => new(host.Addresses.Single());

    /// <summary>git of the shipped manifest.</summary>
    public static Manifest Git { get; } = ManifestReader.Read(File.ReadAllBytes(RepositoryRoot.Combine("spec", "tools", "git.json"))).Manifest!;

    public static async Task<ReadableCollector> StartAsync(
        ImmutableArray<Manifest> manifests,
        Action<ILedger> fill,
        int holdDays = 14,
        FakeClock? clock = null)
    {
        var folder = new TemporaryFolder();
        Assert.IsTrue(SqliteFile.TryOpen(folder["collector.db"], out var ledger, out var error), error);
        fill(ledger);
        var settings = new Settings { Urls = ["http://127.0.0.1:0"], HoldDays = holdDays };
        var log = new CapturedLog();
        var host = new CollectorHost(
            settings,
            new Tools(manifests),
            ledger,
            clock ?? new FakeClock(Some.Today),
            logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        await host.StartAsync();
        return new ReadableCollector(folder, ledger, host, log);
    }

    /// <summary>Answers a path; redirects are not followed.</summary>
    public Task<HttpResponseMessage> AskAsync(string path, HttpMethod? method = null, string? ifNoneMatch = null, string? acceptEncoding = null)
    {
        var request = new HttpRequestMessage(method ?? HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (ifNoneMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        }

        if (acceptEncoding is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", acceptEncoding);
        }

        return client.SendAsync(request);
    }

    /// <summary>The text of a page that is there.</summary>
    public async Task<string> ReadAsync(string path, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var answer = await AskAsync(path);
        var text = Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync());
        Assert.AreEqual(expected, answer.StatusCode, text);
        return text;
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await host.DisposeAsync();
        Ledger.Dispose();
        folder.Dispose();
    }
}
