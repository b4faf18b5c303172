using Footfall.Protocol;
using Footfall.Testing;

namespace Footfall.EndToEnd.Tests;

/// <summary>
/// A person's machine in this process: real files, the real background work and the real sender, so that weeks pass in seconds. Its clock is
/// one with that of the collector.
/// </summary>
internal sealed class SimpleMachine : IDisposable
{
    private static readonly ToolName Git = ToolName.Parse("git");

    private readonly TemporaryDirectory directory = TemporaryDirectory.InMemory();
    private readonly StateDirectory state;
    private readonly ManifestCatalog catalog;
    private readonly FakeClock clock;
    private readonly SeededRandom random;

    /// <summary>On which somebody has said yes to git.</summary>
    public SimpleMachine(string collector, FakeClock clock, SeededRandom random)
    {
        this.clock = clock;
        this.random = random;
        state = new StateDirectory(directory["state"]);
        catalog = new ManifestCatalog(state);
        new ConsentChange(state, clock, random).Agree(Manifest, Endpoint.Parse(collector));
    }

    public static Manifest Manifest { get; } = new ManifestCatalog(home: null).Find(Git)!.Manifest!;

    public ToolInspection Look() => new Inspector(state, catalog, Gate, clock, random).Look(Git, withSent: true)!;

    /// <summary>The code of one of git's commands.</summary>
    public static int Command(string path) => Manifest.Commands.Single(command => command.Path == path).Code;

    /// <summary>Writes down successes of one of git's commands, as of now.</summary>
    public void Use(string path, int times)
    {
        var invocation = new Invocation { Revision = Manifest.Revision, MayBeSent = true, Command = Command(path), Outcome = Outcome.Success };
        for (var i = 0; i < times; i++)
        {
            Assert.IsTrue(new JournalWriter(state).TryAppend(Git, clock.Now, invocation));
        }
    }

    public Task<FlushResult> FlushAsync(CancellationToken cancellation) =>
        new Flush(state, catalog, Gate, new VersionProbe(NoVariables.Instance), clock, random, new HttpReportSender()).RunAsync(cancellation);

    public void Dispose() => directory.Dispose();

    private static ConsentGate Gate => new(NoVariables.Instance, SystemPolicy.Nothing);

    private sealed class NoVariables : IEnvironment
    {
        public static NoVariables Instance { get; } = new();

        public string? Variable(string name) => null;
    }
}
