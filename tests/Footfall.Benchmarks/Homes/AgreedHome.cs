using Footfall.Protocol;
using Footfall.Testing;
using NodaTime;

namespace Footfall.Benchmarks;

/// <summary>A temporary state directory in which a tool is counted.</summary>
internal sealed class AgreedHome : IDisposable
{
    private readonly TemporaryDirectory directory;

    public AgreedHome(Manifest manifest, bool inMemory = false)
    {
        directory = inMemory ? TemporaryDirectory.InMemory() : new TemporaryDirectory();
        State = new StateDirectory(directory["footfall"]);
        new ConsentStore(State).Write(new ConsentRecord
        {
            Tool = manifest.Tool,
            Answer = ConsentAnswer.Yes,
            Endpoint = manifest.Publisher.Endpoint,
            Policy = manifest.Publisher.Policy,
            Kinds = manifest.Collects,
            Day = new LocalDate(2026, 6, 1),
        });
    }

    public StateDirectory State { get; }

    public string FullPath => directory.FullPath;

    public static ConsentGate Gate() => new(new NoVariables(), SystemPolicy.Nothing);

    public void Dispose() => directory.Dispose();
}
