using System.Globalization;
using System.Text;
using Footfall.Protocol;
using Footfall.Testing;

namespace Footfall.EndToEnd.Tests;

/// <summary>
/// A place to play a scene at: a home, a working directory, tools on <c>PATH</c>, and before them the shims, which a bare stage has not. Two
/// stages differ in nothing else but the name of their folder, which is as long.
/// </summary>
internal sealed class Stage : IDisposable
{
    private const string Mark = "FOOTFALL_NESTED=1";
    private static readonly EnumerationOptions EverythingButLinks = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
    private readonly TemporaryDirectory root = new();
    private readonly Way way;
    private readonly string kept;

    public Stage(Way way)
    {
        this.way = way;
        foreach (var name in new[] { "home", "work", "tools", "tmp" })
        {
            Directory.CreateDirectory(root[name]);
        }

        PreparedHomes.CopyTo(root["footfall"], way);
        File.CreateSymbolicLink(root["tools", "tool"], "/usr/bin/perl");
        File.CreateSymbolicLink(root["front"], way == Way.Bare ? root["tools"] : Shims);
        root.WriteExecutable("run", way == Way.Bare ? "#!/bin/sh\nexec \"$@\"\n" : $"#!/bin/sh\nexec {BuiltExecutables.Telemetry} run -- \"$@\"\n");
        kept = Kept();
        Environment = CleanEnvironment.At(root["home"]);
        Environment["PATH"] = $"{Shims}:{root["tools"]}:{Environment["PATH"]}";
        Environment["FOOTFALL_HOME"] = State.Root;
        Environment["TMPDIR"] = root["tmp"];
        Environment["WORK"] = Work;
        Environment["OBSERVE"] = Path.Combine(BuiltExecutables.Root, "tests", "Footfall.EndToEnd.Tests", "Transparency", "observe.pl");
        Environment["GIT_CONFIG_NOSYSTEM"] = "1";
    }

    public Dictionary<string, string> Environment { get; }

    public StateDirectory State => new(root["footfall"]);

    private string Shims => Path.Combine(State.Root, "shims");

    /// <summary>The working directory.</summary>
    public string Work => root["work"];

    /// <summary>Where the tool is called by a path: a folder that holds the shims or, on a bare stage, the tools themselves.</summary>
    public string Front => root["front"];

    /// <summary>Writes a file, by its path from the working directory; what begins with <c>#!</c> can be executed.</summary>
    public void Write(string name, string text)
    {
        var path = Path.GetRelativePath(root.FullPath, Path.Combine(Work, name));
        _ = text.StartsWith("#!", StringComparison.Ordinal) ? root.WriteExecutable(path, text) : root.Write(path, text);
    }

    /// <summary>How many invocations were written down here.</summary>
    public int Counted()
    {
        var count = 0;
        foreach (var tool in PreparedHomes.Tools.Select(ToolName.Parse))
        {
            foreach (var segment in JournalSegment.Of(State, tool))
            {
                segment.Read(0, closed: true, _ => count++);
            }
        }

        return count;
    }

    /// <summary>A text without what differs between stages only because they are two.</summary>
    public string Neutral(string text) => text.Replace(root.FullPath, "<root>", StringComparison.Ordinal);

    /// <summary>
    /// What can be seen after a scene, as one text: how it ended, what it wrote, and what it left: files and processes. The variable that
    /// marks what runs inside a wrapped tool is the one allowed difference and is taken out.
    /// </summary>
    public string See(CommandResult result, bool isCounted = true)
    {
        AssertKeptAsPromised(isCounted);
        var seen = new StringBuilder();
        seen.AppendLine(CultureInfo.InvariantCulture, $"exit code {result.ExitCode}, signal {result.Signal}");
        seen.AppendLine("--- output").AppendLine(Latin(result.OutputBytes.AsSpan()));
        seen.AppendLine("--- error").AppendLine(result.Error);
        seen.AppendLine("--- files");
        foreach (var path in Directory.EnumerateFileSystemEntries(Work, "*", EverythingButLinks).Order(StringComparer.Ordinal))
        {
            if (!path.Contains("/.git/", StringComparison.Ordinal))
            {
                seen.AppendLine(CultureInfo.InvariantCulture, $"{path} {File.GetUnixFileMode(path)}");
                seen.AppendLine(File.Exists(path) ? Latin(File.ReadAllBytes(path)) : "");
            }
        }

        seen.AppendLine("--- temporary files").AppendJoin('\n', TemporaryFiles(isCounted)).AppendLine();
        seen.AppendLine("--- processes").AppendJoin('\n', Processes()).AppendLine();
        return string.Join('\n', Neutral(seen.ToString()).Split('\n').Where(line => way == Way.Bare || line != $"environment: {Mark}"));
    }

    /// <summary>Waits until nobody runs with the environment of this stage.</summary>
    public void WaitUntilAlone() => Patience.Wait(() => !Processes().Any(), Patience.Usual, () => string.Join('\n', Processes()));

    public void Dispose() => root.Dispose();

    /// <summary>
    /// Counted means that something was written down, unless a scene takes the wrapper away before that; otherwise nothing may have changed.
    /// </summary>
    private void AssertKeptAsPromised(bool isCounted)
    {
        if (way != Way.Counted)
        {
            Assert.AreEqual(kept, Kept(), way.ToString());
        }
        else if (isCounted)
        {
            Assert.AreNotEqual(0, Counted(), "Nothing was counted: the scene proves nothing.");
        }
    }

    private string Kept() => string.Join('\n',
        from path in Directory.EnumerateFileSystemEntries(State.Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        select $"{path} {File.GetLastWriteTimeUtc(path):O}");

    // A runtime that was killed could not remove its endpoint for debuggers.
    private IEnumerable<string> TemporaryFiles(bool includesRuntimes) =>
        from path in Directory.EnumerateFileSystemEntries(root["tmp"])
        let name = Path.GetFileName(path)
        where includesRuntimes || !(name.StartsWith("dotnet-diagnostic-", StringComparison.Ordinal) || name.StartsWith("clr-debug-pipe-", StringComparison.Ordinal))
        select path;

    /// <summary>Whoever still runs with the environment of this stage.</summary>
    private IEnumerable<string> Processes() =>
        from process in Directory.EnumerateDirectories("/proc")
        where int.TryParse(Path.GetFileName(process), out _) && Surroundings(process).Contains(root.FullPath, StringComparison.Ordinal)
        select Read(process, "cmdline").Replace('\0', ' ');

    // While a process becomes another program it has no environment for a moment. A thread of the kernel never has one, and no memory either.
    private static string Surroundings(string process)
    {
        for (var tries = 0; ; tries++)
        {
            var environment = Read(process, "environ");
            if (environment.Length > 0 || tries == 1_000 || Read(process, "statm").StartsWith("0 ", StringComparison.Ordinal))
            {
                return environment;
            }

            Thread.Yield();
        }
    }

    private static string Read(string process, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static string Latin(ReadOnlySpan<byte> bytes) => bytes.Length <= 100_000
        ? Encoding.Latin1.GetString(bytes)
        : $"{bytes.Length} bytes, {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(bytes))}";
}
