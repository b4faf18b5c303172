using Footfall.Protocol;
using Footfall.Testing;
using NodaTime;

namespace Footfall.Tests;

/// <summary>Footfall on one machine, with all of its parts but real files only: a clock, randomness and a collector that a test can hold.</summary>
internal sealed class Installation(int seed, bool inMemory = false) : IDisposable
{
    private readonly TemporaryHome home = new(inMemory);

    public FakeClock Clock { get; } = new(Some.Day);

    public SeededRandom Random { get; } = new(seed);

    public Collector Collector { get; } = new();

    public Variables Environment { get; } = new();

    public TemporaryHome Home => home;

    public StateDirectory State => home.State;

    public ConsentStore Answers => new(State);

    public ConsentChange Change => new(State, Clock, Random);

    public ConsentGate Gate => new(Environment, SystemPolicy.Nothing);

    /// <summary>A machine on which a person has said yes to a tool.</summary>
    public static Installation Agreed(int seed, string manifest = Some.ManifestText)
    {
        var installation = new Installation(seed);
        installation.Agree(manifest);
        return installation;
    }

    /// <summary>Adds a manifest and says yes to it.</summary>
    public Manifest Agree(string manifest = Some.ManifestText)
    {
        var read = TestManifests.Read(manifest);
        home.AddManifest(manifest, read.Tool);
        Change.Agree(read);
        return read;
    }

    /// <summary>Writes an invocation down as of now.</summary>
    public void Use(Invocation? invocation = null, ToolName? tool = null) =>
        Assert.IsTrue(new JournalWriter(State).TryAppend(tool ?? Some.Tool, Clock.Today, invocation ?? Some.Invocation));

    /// <summary>Does the background work.</summary>
    public Task<FlushResult> Flush(CancellationToken cancellation, IReportSender? sender = null) =>
        new Flush(State, new ManifestCatalog(State), Gate, new VersionProbe(Environment), Clock, Random, sender ?? Collector).RunAsync(cancellation);

    /// <summary>Lets days pass, with background work once a day.</summary>
    public async Task Days(int days, CancellationToken cancellation)
    {
        for (var i = 0; i < days; i++)
        {
            Clock.Advance(Duration.FromDays(1));
            await Flush(cancellation);
        }
    }

    public ToolInspection Look(ToolName? tool = null, bool withSent = true) =>
        new Inspector(State, new ManifestCatalog(State), Gate, Clock, Random).Look(tool ?? Some.Tool, withSent)!;

    /// <summary>Works on the cache of a tool, behind Footfall's back.</summary>
    public T Cache<T>(Func<ICacheTransaction, T> work, ToolName? tool = null)
    {
        using var cache = SqliteCache.Open(State.Cache(tool ?? Some.Tool));
        using var transaction = cache.Begin();
        var result = work(transaction);
        transaction.Commit();
        return result;
    }

    /// <summary>Puts reports into the outbox, behind Footfall's back.</summary>
    public void Put(params OutboxReport[] reports) => Cache(transaction =>
    {
        Array.ForEach(reports, transaction.Put);
        return reports.Length;
    });

    public IReadOnlyList<OutboxReport> Outbox(ToolName? tool = null) => Cache(transaction => transaction.Outbox(), tool);

    public void Dispose() => home.Dispose();
}
