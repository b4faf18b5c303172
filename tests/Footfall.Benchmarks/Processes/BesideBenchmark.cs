using System.Text;
using NodaTime;

namespace Footfall.Benchmarks;

/// <summary>
/// What people have today, in the same run: the added time of a tool's own telemetry, of a hand-off by a shell, of a program that each command
/// starts, and of a counter in shared memory; beside what a wrapped command adds.
/// </summary>
internal static class BesideBenchmark
{
    private const string True = "/bin/true";
    private const int Rounds = 200;
    private const int DotnetRounds = 20;
    private const int WarmUp = 3;
    private const int Increments = 1000;

    private static readonly LocalDate Day = new(2026, 6, 1);

    public static IEnumerable<Figure> Run(int? wanted) => Processes(wanted).Concat(Dotnet(wanted)).Concat(InProcess());

    private static IEnumerable<Figure> Processes(int? wanted)
    {
        Programs.Require("curl", "curl");
        Programs.Require("node", "nodejs");
        using var home = new WrappedHome();
        home.AddSmallManifest("true");
        home.Wrap("true", ConsentAnswer.Yes);
        var samples = Stopwatches.Measure(
            WarmUp,
            wanted ?? Rounds,
            WholeProcess.Of(home.Environment, True).Run,
            WholeProcess.Shim(home, "true").Run,
            Shell(home, True).Run,
            Shell(home, $"{True}; curl --silent --max-time 3 --data x --output /dev/null http://127.0.0.1:9/ >/dev/null 2>&1 &").Run,
            Shell(home, $"{True}; node -e 0").Run);
        var alone = Figure.Of("true", samples[0], "ms");
        var shell = Figure.Of("sh that runs true", samples[2], "ms");
        yield return alone;
        yield return Figure.Of($"{MeasuredTelemetry.Build} shim, counted", samples[1], "ms").Against(alone);
        yield return shell;
        yield return Figure.Of("  and hands a report to curl in the background", samples[3], "ms").Against(shell);
        yield return Figure.Of("  and a Node process that does nothing", samples[4], "ms").Against(shell);
    }

    /// <summary>The .NET SDK's own telemetry, in a network without any address: what is measured is what a person waits for, not a server.</summary>
    private static IEnumerable<Figure> Dotnet(int? wanted)
    {
        using var home = new WrappedHome();
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } root ? Path.Combine(root, "dotnet") : "dotnet";
        WholeProcess With(string optOut) => WholeProcess.Of(
            [.. home.Environment, .. new[] { $"DOTNET_CLI_TELEMETRY_OPTOUT={optOut}", "DOTNET_NOLOGO=1", "DOTNET_GENERATE_ASPNET_CERTIFICATE=false" }.Select(Encoding.UTF8.GetBytes)],
            "/usr/bin/unshare", "--net", "--map-root-user", dotnet, "help");
        var samples = Stopwatches.Measure(WarmUp, Math.Min(DotnetRounds, wanted ?? DotnetRounds), With("1").Run, With("0").Run);
        var off = Figure.Of("dotnet help, its telemetry off", samples[0], "ms");
        yield return off;
        yield return Figure.Of("dotnet help, its telemetry on, no network", samples[1], "ms").Against(off);
    }

    private static IEnumerable<Figure> InProcess()
    {
        var manifest = GitTool.Manifest();
        using var home = new AgreedHome(manifest);
        using var mapped = new MappedCounter();
        var writer = new JournalWriter(home.State);
        var invocation = GitTool.Usual(manifest);
        var samples = Stopwatches.Measure(
            100,
            2000,
            () =>
            {
                for (var i = 0; i < Increments; i++)
                {
                    mapped.Increment();
                }
            },
            () => writer.TryAppend(manifest.Tool, Day, invocation));
        var counter = Figure.Of("an increment in a mapped file", samples[0].Each(Increments), "ns");
        yield return counter;
        yield return Figure.Of("an append to the journal", samples[1], "ns").Against(counter);
    }

    private static WholeProcess Shell(WrappedHome home, string script) => WholeProcess.Of(home.Environment, "/bin/sh", "-c", script);
}
