using System.Text;
using Footfall.Protocol;
using Footfall.Testing;
using NodaTime;

namespace Footfall.Benchmarks;

/// <summary>
/// Whole processes around <c>true</c>: alone, through a managed program that only becomes it, and through <c>telemetry run</c> where it is not
/// counted and where it is. Background work is not due, so none is started.
/// </summary>
internal static class StartBenchmark
{
    private const int Rounds = 50;
    private const string True = "/bin/true";

    public static IReadOnlyList<Figure> Run()
    {
        var manifest = ManifestReader.Read(Encoding.UTF8.GetBytes(Manifest)).Manifest!;
        using var home = new AgreedHome(manifest);
        PrivateFiles.CreateDirectory(home.State.ManifestDirectory);
        File.WriteAllText(home.State.Manifest(manifest.Tool), Manifest);
        new FlushStamp(home.State).TryWrite(SystemClock.Instance.GetCurrentInstant() + Duration.FromHours(12));

        var counted = Environment(home, home.State.Root);
        var uncounted = Environment(home, home.FullPath + "/nothing");
        using var request = new SpawnRequest();
        var medians = Stopwatches.Median(
            warmUp: 3,
            Rounds,
            () => Start(request, uncounted, True),
            () => Start(request, uncounted, BuiltExecutables.Wrapper, "exec", "--", True),
            () => Start(request, uncounted, BuiltExecutables.Telemetry, "run", "--", True),
            () => Start(request, counted, BuiltExecutables.Telemetry, "run", "--", True));
        CheckCounted(home.State, manifest.Tool);

        var alone = new Figure("true", medians[0] * 1e3, "ms", Rounds);
        return
        [
            alone,
            new Figure("a managed program that becomes true", medians[1] * 1e3, "ms", Rounds).Against(alone),
            new Figure("telemetry run -- true, not counted", medians[2] * 1e3, "ms", Rounds).Against(alone),
            new Figure("telemetry run -- true, counted", medians[3] * 1e3, "ms", Rounds).Against(alone),
        ];
    }

    private const string Manifest = """
        {
          "tool": "true",
          "revision": 1,
          "publisher": { "name": "nobody", "endpoint": "http://127.0.0.1:8474/" },
          "commands": [{ "code": 1, "path": "" }]
        }
        """;

    private static IReadOnlyList<byte[]> Environment(AgreedHome home, string state)
    {
        var variables = CleanEnvironment.At(home.FullPath);
        variables[StateDirectory.Variable] = state;
        return [.. variables.Select(variable => Encoding.UTF8.GetBytes($"{variable.Key}={variable.Value}"))];
    }

    private static void Start(SpawnRequest request, IReadOnlyList<byte[]> environment, params ReadOnlySpan<string> command)
    {
        var argv = new List<byte[]>();
        foreach (var word in command)
        {
            argv.Add(Encoding.UTF8.GetBytes(word));
        }

        var error = request.Start(argv[0], argv, environment, out var process);
        if (error != 0 || ToolWait.ForEnd(process) is not { Code: 0, Signal: null })
        {
            throw new InvalidOperationException($"{command[0]} did not run as it should (error {error}).");
        }
    }

    private static void CheckCounted(StateDirectory home, ToolName tool)
    {
        var records = 0;
        foreach (var segment in JournalSegment.Of(home, tool))
        {
            segment.Read(0, closed: true, _ => records++);
        }

        if (records < Rounds)
        {
            throw new InvalidDataException($"Only {records} of {Rounds} runs were counted.");
        }
    }
}
