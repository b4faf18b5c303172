using System.Text;
using Footfall.Protocol;
using Footfall.Testing;
using NodaTime;

namespace Footfall.Cli.Tests;

/// <summary>
/// A machine with one person: real files in a directory of its own, and an environment, a clock, draws and a network that the test holds. Begins
/// on Tuesday 2026-11-17 at noon, in week 47, before anything was asked.
/// </summary>
internal sealed class Workstation : IDisposable
{
    public static readonly LocalDate Tuesday = new(2026, 11, 17);

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("footfall-");
    private readonly SeededRandom random = new(20261117);

    public Workstation()
    {
        Environment = new Variables { ["HOME"] = directory.FullName, ["PATH"] = this["bin"], ["SHELL"] = "/bin/bash" };
        Install("git", "#!/bin/sh\necho git version 2.52.0\n");
        Install("telemetry", "#!/bin/sh\n");
    }

    public Variables Environment { get; }

    public FakeClock Clock { get; } = new(Tuesday);

    public FakeSender Collector { get; } = new();

    /// <summary>The terminal's width.</summary>
    public int Columns { get; init; } = 80;

    public bool Colours { get; init; }

    public StateDirectory State => StateDirectory.Locate(Environment)!;

    /// <summary>The path of something in the home directory.</summary>
    public string this[params string[] names] => Path.Combine([directory.FullName, .. names]);

    public Said Run(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var machine = new Machine
        {
            Environment = Environment,
            Clock = Clock,
            Random = random,
            Out = output,
            Error = error,
            Sender = () => Collector,
            Columns = Columns,
            Colours = Colours,
            Executable = this["bin", "telemetry"],
        };
        var code = CommandLineRoot.Invoke(machine, arguments);
        return new Said(code, Anonymous(output.ToString()), Anonymous(error.ToString()));
    }

    /// <summary>Runs a command that must succeed and gives what it printed.</summary>
    public string Read(params string[] arguments)
    {
        var said = Run(arguments);
        Assert.AreEqual(0, said.ExitCode, $"{said}");
        Assert.AreEqual("", said.Error);
        return said.Output;
    }

    /// <summary>Uses a tool, as <c>telemetry run</c> writes it down.</summary>
    public void Use(string command, int exitCode = 0, double seconds = 0.05, int times = 1)
    {
        var words = command.Split(' ');
        var tool = ToolName.Parse(words[0]);
        var answer = new ConsentStore(State).Read(tool);
        for (var i = 0; i < times; i++)
        {
            var vocabulary = CompiledVocabulary.Of(new ManifestCatalog(State).Find(tool)!.Manifest!);
            var run = new CountedRun(State, vocabulary, ConsentGate.Of(Environment).Decide(vocabulary.Terms, answer), answer, Environment);
            run.Encode(words[1..], interactive: true);
            Assert.IsTrue(run.TryRecord(ToolExit.Exited(exitCode), Duration.FromSeconds(seconds), Clock.GetCurrentInstant()));
        }
    }

    /// <summary>What somebody does on a day with git.</summary>
    public void WorkWithGit()
    {
        Use("git status --short", times: 12);
        Use("git log --oneline -5", times: 5);
        Use("git add a b", times: 3);
        Use("git commit -m x", exitCode: 1, times: 2);
        Use("git commit -m x", seconds: 0.4);
        Use("git push", exitCode: 128, seconds: 2);
        Use("git my-alias");
    }

    /// <summary>Moves the clock to noon of a day.</summary>
    public void ComesThe(int day, int month = 11) => Clock.Now = new LocalDateTime(2026, month, day, 12, 0).InUtc().ToInstant();

    /// <summary>Puts a program on PATH.</summary>
    public void Install(string name, string text)
    {
        Write(Path.Combine("bin", name), text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(this["bin", name], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[name])!);
        File.WriteAllText(this[name], text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    /// <summary>Everything that Footfall left in the home directory.</summary>
    public IReadOnlyList<string> Files() =>
        [.. Directory.EnumerateFileSystemEntries(directory.FullName, "*", SearchOption.AllDirectories).Where(path => !path.StartsWith(this["bin"], StringComparison.Ordinal))];

    public void Dispose() => directory.Delete(recursive: true);

    private string Anonymous(string text) => text.Replace(directory.FullName, "/home/ann", StringComparison.Ordinal);
}
