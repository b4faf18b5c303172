using System.Globalization;
using Footfall.Testing;

namespace Footfall.EndToEnd.Tests;

/// <summary>The session of a person who has a canary in every place, with real processes.</summary>
internal sealed class CanarySession : IDisposable
{
    private readonly TemporaryDirectory directory = new();
    private readonly Canaries canaries;
    private readonly Dictionary<string, string> environment;
    private readonly string work;
    private readonly string home;

    /// <param name="canaries">What to look for.</param>
    /// <param name="time">The time of all processes.</param>
    /// <param name="kept">The variable that background work is told to keep.</param>
    public CanarySession(Canaries canaries, FakeTime time, string kept)
    {
        this.canaries = canaries;
        home = Directory.CreateDirectory(directory[canaries["home"]]).FullName;
        work = Path.GetDirectoryName(directory.Write(Path.Combine(canaries["working directory"], canaries["repository"], "file"), canaries["file's content"]))!;
        var tools = $"tools-{canaries["tool's path"]}";
        directory.WriteExecutable(Path.Combine(tools, "git"), $"#!/bin/sh\n[ \"$1\" = --version ] && exec echo git version 2.5.0\necho {canaries["tool's output"]}\ncat file >&2\nexit 1\n");
        environment = CleanEnvironment.At(home);
        environment["PATH"] = $"{directory[tools]}:{environment["PATH"]}";
        environment["USER"] = environment["LOGNAME"] = canaries["user"];
        environment["HOSTNAME"] = canaries["host"];
        environment["API_TOKEN"] = canaries["variable"];
        environment[$"X_{canaries["variable's name"]}"] = "1";
        environment["PWD"] = work;
        environment["TMPDIR"] = Directory.CreateDirectory(directory["tmp"]).FullName;
        environment[kept] = canaries["kept variable"];
        time.AddTo(environment);
        environment["FOOTFALL_KEEP"] += $",{kept}";
    }

    private StateDirectory State => new(Path.Combine(home, ".local", "state", "footfall"));

    public void Agree(string endpoint)
    {
        var enable = Telemetry("enable", "git", "--endpoint", endpoint);
        Assert.AreEqual(0, enable.ExitCode, $"{enable}");
    }

    /// <summary>Uses the tool, with canaries at every place of its command line.</summary>
    public void Work()
    {
        string[][] lines =
        [
            ["commit", "-m", canaries["argument"], $"--author={canaries["value"]}"],
            [canaries["command"], canaries["argument"]],
            [$"--{canaries["option"]}", "status"],
            ["-C", canaries["value"], "log", $"--{canaries["option"]}={canaries["value"]}", "--", canaries["argument"]],
        ];
        foreach (var line in lines)
        {
            var run = Telemetry(["run", "--", "git", .. line]);
            Assert.AreEqual(1, run.ExitCode, $"{run}");
            Assert.AreEqual(canaries["file's content"], run.Error, "Nothing of ours is printed.");
        }
    }

    /// <summary>Stops the background work where it is, looks through all of its memory, and lets it go on.</summary>
    public long SearchBackgroundWork(ISet<string> found)
    {
        var process = BackgroundWork.Find(home) ?? throw new AssertFailedException("There is no background work.");
        Signal("STOP", process);
        try
        {
            return ProcessMemory.Read(process, Canaries.LongestForm, bytes => canaries.Find(bytes, found));
        }
        finally
        {
            Signal("CONT", process);
        }
    }

    public void WaitForBackgroundWork() => Patience.Wait(() => !BackgroundWork.IsThere(home), Patience.Usual, () => "The background work does not end.");

    /// <summary>Looks through everything that was left in the state directory and for temporary files.</summary>
    public ISet<string> SearchFiles()
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        canaries.FindBelow(State.Root, found);
        canaries.FindBelow(environment["TMPDIR"], found);
        return found;
    }

    public void Dispose()
    {
        WaitForBackgroundWork();
        directory.Dispose();
    }

    private CommandResult Telemetry(params string[] arguments) =>
        RenamedHost.Around(new Command(BuiltExecutables.TelemetryInTime, [.. arguments]) { Environment = environment, WorkingDirectory = work }, canaries["host"]).Run();

    private static void Signal(string signal, int process)
    {
        var kill = new Command("/bin/kill", $"-{signal}", string.Create(CultureInfo.InvariantCulture, $"{process}")).Run();
        Assert.AreEqual(0, kill.ExitCode, $"{kill}");
    }
}
