using Footfall.Testing;

namespace Footfall.EndToEnd.Tests.Reliability;

/// <summary>The background work inside the test, which nothing disturbs.</summary>
internal static class LedgerFlush
{
    public static void Run(StateDirectory state, FakeClock clock, Func<WireRequest, CancellationToken, Task<SendOutcome>> send)
    {
        var environment = new NoVariables();
        var flush = new Flush(state, new ManifestCatalog(state), new ConsentGate(environment, SystemPolicy.Nothing), new VersionProbe(environment), clock, new CryptographicRandom(), new Sender(send));
        Assert.AreNotEqual(FlushState.Busy, flush.RunAsync(CancellationToken.None).GetAwaiter().GetResult().State, "Somebody holds the lock.");
    }

    private sealed class Sender(Func<WireRequest, CancellationToken, Task<SendOutcome>> send) : IReportSender
    {
        public Task<SendOutcome> SendAsync(WireRequest request, CancellationToken cancellation) => send(request, cancellation);
    }

    private sealed class NoVariables : IEnvironment
    {
        public string? Variable(string name) => null;
    }
}
