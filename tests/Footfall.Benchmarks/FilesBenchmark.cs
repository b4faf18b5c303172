using System.Text.Json;
using Footfall.Testing;

namespace Footfall.Benchmarks;

/// <summary>What a wrapped command reads before it starts the tool.</summary>
internal static class FilesBenchmark
{
    private const int Rounds = 500;

    public static IReadOnlyList<Figure> Run()
    {
        var manifest = GitTool.Manifest();
        using var home = new AgreedHome(manifest);
        var store = new ConsentStore(home.State);
        var json = File.ReadAllBytes(RepositoryRoot.Combine("spec", "tools", "git.json"));
        var catalog = new ManifestCatalog(home.State);
        var medians = Stopwatches.Median(
            warmUp: 50,
            Rounds,
            () => File.ReadAllBytes(home.State.Consent(manifest.Tool)),
            () => store.Read(manifest.Tool),
            () => JsonDocument.Parse(json).Dispose(),
            () => catalog.Find(manifest.Tool));
        var plain = new Figure("read the consent file's bytes", medians[0] * 1e6, "µs", Rounds);
        var parsed = new Figure($"parse {json.Length / 1024} KiB as JSON", medians[2] * 1e6, "µs", Rounds);
        return
        [
            plain,
            new Figure("read and check a consent", medians[1] * 1e6, "µs", Rounds).Against(plain),
            parsed,
            new Figure($"read git's manifest ({manifest.Commands.Length} commands)", medians[3] * 1e6, "µs", Rounds).Against(parsed),
        ];
    }
}
