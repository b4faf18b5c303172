using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Footfall.Protocol;
using Footfall.Testing;

namespace Footfall.EndToEnd.Tests;

/// <summary>A person at a machine of their own: a home, a plain environment, the real <c>telemetry</c>, and a git repository to work in.</summary>
internal sealed class Person : IDisposable
{
    private readonly TemporaryDirectory home = new();
    private readonly FakeTime? time;

    public Person(FakeTime? time = null)
    {
        this.time = time;
        Environment = CleanEnvironment.At(home);
        Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        Directory.CreateDirectory(Repository);
        RunDirectly("git", "init", "-q");
    }

    public Dictionary<string, string> Environment { get; }

    public string Home => home.FullPath;

    public string Repository => home["repository"];

    /// <summary>Where state goes by default: nobody set FOOTFALL_HOME.</summary>
    public StateDirectory State => new(home[".local", "state", "footfall"]);

    /// <summary>Runs <c>telemetry</c> with these arguments.</summary>
    public CommandResult Telemetry(params string[] arguments) => Command(time is null ? BuiltExecutables.Telemetry : BuiltExecutables.TelemetryInTime, arguments).Run();

    /// <summary>Runs a tool through <c>telemetry run</c>.</summary>
    public CommandResult Run(params string[] tool) => Telemetry(["run", "--", .. tool]);

    /// <summary>Wraps tools, and puts their shims first on PATH.</summary>
    public void Wrap(params string[] tools)
    {
        var wrap = Telemetry(["wrap", .. tools]);
        Assert.AreEqual(0, wrap.ExitCode, $"{wrap}");
        Environment["PATH"] = $"{State.Shims}:{Environment["PATH"]}";
    }

    /// <summary>Runs a script in a shell, which finds tools as the person's shell does.</summary>
    public CommandResult Shell(string script) => Command("bash", "-c", script).Run();

    /// <summary>Runs a tool without Footfall.</summary>
    public CommandResult RunDirectly(string executable, params string[] arguments) => Command(executable, arguments).Run();

    public Command Command(string executable, params string[] arguments)
    {
        var environment = new Dictionary<string, string>(Environment);
        time?.AddTo(environment);
        return new Command(executable, [.. arguments]) { Environment = environment, WorkingDirectory = Repository };
    }

    /// <summary>What an inspecting command says about a tool.</summary>
    public JsonNode Inspect(string verb, string tool = "git")
    {
        var result = Telemetry(verb, tool, "--json");
        Assert.AreEqual(0, result.ExitCode, $"{result}");
        return JsonNode.Parse(result.Output)!["tools"]![0]!;
    }

    /// <summary>The counters of a kind: what, which and how often, whether they may be sent or not.</summary>
    public Dictionary<string, long> Counters(string kind, string tool = "git") => Inspect("show", tool)["counters"]!.AsArray()
        .Where(counter => (string)counter!["kind"]! == kind)
        .GroupBy(counter => $"{counter!["what"]}: {counter["which"]}", counter => (long)counter!["count"]!)
        .ToDictionary(counter => counter.Key, counter => counter.Sum());

    /// <summary>The exact requests that wait.</summary>
    public ImmutableArray<string> WaitingRequests(string tool = "git") =>
        [.. Inspect("preview", tool)["waiting"]!.AsArray().Select(report => (string)report!["request"]!)];

    /// <summary>The exact requests that left.</summary>
    public ImmutableArray<string> SentRequests(string tool = "git") =>
        [.. Inspect("log", tool)["sent"]!.AsArray().Select(report => (string)report!["request"]!)];

    /// <summary>Every file and directory under the home, but for the repository.</summary>
    public ImmutableArray<string> Files() =>
    [
        .. Directory.EnumerateFileSystemEntries(Home, "*", SearchOption.AllDirectories)
            .Where(path => !path.StartsWith(Repository, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    public ConsentReading Answer(string tool = "git") => new ConsentStore(State).Read(ToolName.Parse(tool));

    /// <summary>Waits until no background work of this person runs.</summary>
    public void WaitForFlush() => Patience.Wait(() => !BackgroundWork.IsThere(Home), Patience.Usual, () => "The background work does not end.");

    public void Dispose()
    {
        WaitForFlush();
        home.Dispose();
    }
}
