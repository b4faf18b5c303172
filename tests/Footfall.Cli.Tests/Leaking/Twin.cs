using System.Text;
using Footfall.Protocol;
using Footfall.Testing;

namespace Footfall.Cli.Tests;

/// <summary>
/// One of two machines that differ in nothing but what is nobody's business: the secret stands in the names of its directories, in all its
/// variables and in what its tool prints.
/// </summary>
internal sealed class Twin : IDisposable
{
    private static readonly string[][] Inspecting =
        [["status"], ["show"], ["preview"], ["log"], ["doctor"], ["tools"], ["status", "--json"], ["show", "--json"], ["preview", "--json"], ["log", "--json"], ["doctor", "--json"], ["tools", "--json"]];

    private readonly TemporaryDirectory directory = TemporaryDirectory.InMemory();
    private readonly Machinery machinery;
    private readonly List<byte[]> wire = [];

    public Twin(Manifest manifest, Machinery machinery, string secret, Endpoint endpoint, ulong seed)
    {
        this.machinery = machinery;
        Secret = secret;
        Tool = manifest.Tool;
        Home = directory[$"home of {secret}"];
        Random = new SeededRandom(seed);
        Environment = new SecretEnvironment(Terms.Of(manifest), secret, ("HOME", Home), ("PATH", MakeTool(manifest)));
        new ConsentChange(State, Clock, Random).Agree(manifest, endpoint);
    }

    public ToolName Tool { get; }

    public string Secret { get; }

    public string Home { get; }

    public SecretEnvironment Environment { get; }

    public FakeClock Clock { get; } = new(Workstation.Tuesday);

    public SeededRandom Random { get; }

    public StateDirectory State => StateDirectory.Locate(Environment)!;

    /// <summary>The arguments of the last invocation.</summary>
    public IReadOnlyList<string> LastArguments { get; private set; } = [];

    /// <summary>How many requests left.</summary>
    public int Sent => wire.Count;

    public void Record(Use use, IReadOnlyList<string> arguments)
    {
        LastArguments = arguments;
        machinery.Record(this, use, arguments);
    }

    /// <summary>Does the background work if it is due.</summary>
    /// <param name="server">Where reports go; null: they are only kept.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<bool> FlushIfDueAsync(RawServer? server, CancellationToken cancellation)
    {
        if (!new FlushStamp(State).TryClaim(Clock.Now))
        {
            return false;
        }

        var before = server?.Requests.Count ?? 0;
        var collector = new FakeSender();
        var sender = machinery.Sending(this, server is null ? collector : new HttpReportSender());
        var flush = new Flush(State, new ManifestCatalog(State), ConsentGate.Of(Environment), new VersionProbe(Environment), Clock, Random, sender);
        Assert.AreEqual(FlushState.Done, (await flush.RunAsync(cancellation)).State);
        wire.AddRange(server is null ? collector.Requests.Select(request => request.Bytes()) : server.Requests.Skip(before).Select(request => request.Bytes));
        machinery.Flushed(this);
        return true;
    }

    /// <summary>Every file below the home by its name, and the wire.</summary>
    public SortedDictionary<string, byte[]> Kept()
    {
        var kept = new SortedDictionary<string, byte[]>(StringComparer.Ordinal) { ["(wire)"] = [.. wire.SelectMany(request => request)] };
        foreach (var file in Directory.EnumerateFileSystemEntries(Home, "*", SearchOption.AllDirectories))
        {
            kept[$"{Path.GetRelativePath(Home, file)} {File.GetUnixFileMode(file)}"] = File.Exists(file) ? File.ReadAllBytes(file) : [];
        }

        return kept;
    }

    /// <summary>What every inspecting command prints; only the path of the home, which is the reader's own, is taken out.</summary>
    public SortedDictionary<string, byte[]> Printed()
    {
        var printed = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var command in Inspecting)
        {
            using var output = new StringWriter { NewLine = "\n" };
            var machine = new Machine { Environment = Environment, Clock = Clock, Random = Random, Out = output, Error = output, Executable = null };
            var code = CommandLineRoot.Invoke(machine, command);
            var text = machinery.Printed(this, $"{output}exit code {code}").Replace(directory.FullPath, "", StringComparison.Ordinal);
            var name = Path.GetFileName(Home);
            printed[$"(telemetry {string.Join(' ', command)})"] = Encoding.UTF8.GetBytes(text.Replace(name, "home", StringComparison.Ordinal));
        }

        return printed;
    }

    public void Dispose() => directory.Dispose();

    /// <summary>The tool, as far as background work calls it: it tells its version and a secret.</summary>
    private string MakeTool(Manifest manifest)
    {
        var folder = $"tools of {Secret}";
        directory.Write(Path.Combine(folder, "answer"), $"{manifest.Version?.Prefix}2.5.0 {Secret}\n{Secret}\n");
        var tool = directory.WriteExecutable(Path.Combine(folder, Tool.Text), "#!/bin/sh\ncat \"${0%/*}/answer\"\n");
        File.SetLastWriteTimeUtc(tool, DateTime.UnixEpoch.AddDays(20_000));
        return directory[folder];
    }
}
