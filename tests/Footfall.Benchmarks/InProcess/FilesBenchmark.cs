using System.Text.Json;
using Footfall.Testing;

namespace Footfall.Benchmarks;

/// <summary>What a wrapped command reads before it starts the tool.</summary>
internal static class FilesBenchmark
{
    private const int Rounds = 500;

    public static IReadOnlyList<Figure> Run(int? rounds)
    {
        var manifest = GitTool.Manifest();
        using var home = new AgreedHome(manifest);
        var store = new ConsentStore(home.State);
        var json = File.ReadAllBytes(RepositoryRoot.Combine("spec", "tools", "git.json"));
        var catalog = new ManifestCatalog(home.State);
        var samples = Stopwatches.Measure(
            warmUp: 50,
            rounds ?? Rounds,
            () => File.ReadAllBytes(home.State.Consent(manifest.Tool)),
            () => store.Read(manifest.Tool),
            () => JsonDocument.Parse(json).Dispose(),
            () => catalog.Find(manifest.Tool));
        var plain = Figure.Of("read the consent file's bytes", samples[0], "µs");
        var parsed = Figure.Of($"parse {json.Length / 1024} KiB as JSON", samples[2], "µs");
        return
        [
            plain,
            Figure.Of("read and check a consent", samples[1], "µs").Against(plain),
            parsed,
            Figure.Of($"read git's manifest ({manifest.Commands.Length} commands)", samples[3], "µs").Against(parsed),
        ];
    }
}
