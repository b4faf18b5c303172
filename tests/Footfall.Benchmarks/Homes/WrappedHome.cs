using System.Globalization;
using System.Text;
using Footfall.Protocol;
using Footfall.Testing;
using NodaTime;

namespace Footfall.Benchmarks;

/// <summary>A person's home in which tools are wrapped, set up by <c>telemetry</c> itself.</summary>
internal sealed class WrappedHome : IDisposable
{
    private readonly TemporaryDirectory directory = new();
    private readonly Dictionary<string, string> variables;

    public WrappedHome()
    {
        Tools = directory["bin"];
        Directory.CreateDirectory(Tools);
        State = new StateDirectory(directory["footfall"]);
        variables = CleanEnvironment.At(directory.FullPath);
        variables["PATH"] = $"{State.Shims}:{Tools}:/usr/bin:/bin";
        variables[StateDirectory.Variable] = State.Root;
        PrivateFiles.CreateDirectory(State.Root);
        PutOffBackgroundWork();
    }

    public StateDirectory State { get; }

    /// <summary>A directory on <c>PATH</c> that is empty at first.</summary>
    public string Tools { get; }

    public IReadOnlyList<byte[]> Environment => [.. variables.Select(variable => Encoding.UTF8.GetBytes($"{variable.Key}={variable.Value}"))];

    public string ShimOf(string tool) => Path.Combine(State.Shims, tool);

    public string FileOf(string name) => directory[name];

    /// <summary>A program of a name of its own that does what another does.</summary>
    public void Link(string name, string program) => File.CreateSymbolicLink(Path.Combine(Tools, name), program);

    /// <summary>Adds a manifest with nothing in it but the tool's name.</summary>
    public void AddSmallManifest(string tool)
    {
        var file = directory.Write(tool + ".json", string.Create(CultureInfo.InvariantCulture, $$"""
            {
              "tool": "{{tool}}",
              "revision": 1,
              "publisher": { "name": "nobody", "endpoint": "http://127.0.0.1:8474/" },
              "commands": [{ "code": 1, "path": "" }]
            }
            """));
        Telemetry("tools", "add", file);
    }

    /// <summary>Wraps a tool that has a manifest, and answers for it.</summary>
    public void Wrap(string tool, ConsentAnswer answer)
    {
        Telemetry(answer == ConsentAnswer.Yes ? "enable" : "disable", tool);
        Telemetry("wrap", tool);
    }

    /// <summary>Background work is not due for half a day, so that none is started beside what is measured.</summary>
    public void PutOffBackgroundWork() => new FlushStamp(State).TryWrite(SystemClock.Instance.GetCurrentInstant() + Duration.FromHours(12));

    /// <summary>Runs <c>telemetry</c>; its output.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public string Telemetry(params string[] arguments)
    {
        var result = new Command(BuiltExecutables.Telemetry, [.. arguments]) { Environment = variables, WorkingDirectory = directory.FullPath }.Run();
        return result.ExitCode == 0 ? result.Output : throw new InvalidOperationException($"telemetry {string.Join(' ', arguments)}: {result}");
    }

    /// <summary>Takes over what another home keeps of a tool.</summary>
    public void Take(ToolName tool, StateDirectory other)
    {
        foreach (var file in new DirectoryInfo(other.Of(tool)).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            file.CopyTo(Path.Combine(State.Of(tool), Path.GetRelativePath(other.Of(tool), file.FullName)), overwrite: true);
        }
    }

    /// <summary>How many invocations of a tool the journal holds.</summary>
    public int Counted(string tool)
    {
        var records = 0;
        foreach (var segment in JournalSegment.Of(State, ToolName.Parse(tool)))
        {
            segment.Read(0, closed: true, _ => records++);
        }

        return records;
    }

    public void Dispose() => directory.Dispose();
}
