using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Footfall.Protocol;
using Footfall.Testing;
using NodaTime;

namespace Footfall.EndToEnd.Tests;

/// <summary>
/// One of two people whose real processes do the same, but for a secret: it stands in the paths of home, working directory and tools, in the
/// names of user and host, in variables, and in what the tools read and print.
/// </summary>
internal sealed partial class TwinPerson : IDisposable
{
    private readonly TemporaryDirectory directory = new();
    private readonly string secret;
    private readonly string home;
    private readonly string answer;

    public TwinPerson(string secret)
    {
        this.secret = secret;
        home = Directory.CreateDirectory(directory[$"home {secret}"]).FullName;
        answer = $"git version 2.5.0 {secret}\n{secret}\n";
        directory.Write(Path.Combine($"work {secret}", $"repository {secret}", "file"), answer);
        Environment = CleanEnvironment.At(home);
        foreach (var name in new[] { "USER", "LOGNAME", "HOSTNAME", "EMAIL", "SSH_CONNECTION", "API_TOKEN", "GIT_AUTHOR_NAME", "PWD" })
        {
            Environment[name] = secret;
        }

        Environment["PATH"] = $"{directory[$"tools {secret}"]}:{Environment["PATH"]}";
    }

    public Dictionary<string, string> Environment { get; }

    public StateDirectory State => new(Path.Combine(home, ".local", "state", "footfall"));

    /// <summary>Installs a tool that prints secrets, adds its manifest without the class that tells of real time, and agrees.</summary>
    public void Agree(ToolName tool, string endpoint)
    {
        directory.WriteExecutable(Path.Combine($"tools {secret}", tool.Text), "#!/bin/sh\ncat file\ncat file >&2\nexit ${STUB_EXIT:-0}\n");
        var json = JsonNode.Parse(File.ReadAllBytes(RepositoryRoot.Combine("spec", "tools", tool.Text + ".json")))!;
        json["collects"] = new JsonArray([.. ReportKinds.All.Where(kind => kind != ReportKind.Duration).Select(kind => JsonValue.Create(ReportKinds.Name(kind)))]);
        var manifest = directory.Write(Path.Combine($"work {secret}", $"{tool}.json"), json.ToJsonString());
        Read("tools", "add", manifest);
        File.SetLastWriteTimeUtc(State.Manifest(tool), DateTime.UnixEpoch.AddDays(20_000));
        Read("enable", tool.Text, "--endpoint", endpoint);
        Read("wrap", tool.Text);

        // Background work is called by the test.
        new FlushStamp(State).TryWrite(SystemClock.Instance.GetCurrentInstant() + Duration.FromHours(12));
    }

    /// <summary>Calls tools, in turn by their shims and by <c>telemetry run</c>, and gives what they and we printed.</summary>
    public CommandResult Use(IReadOnlyList<(ToolName Tool, int Exit, IReadOnlyList<string> Arguments)> calls)
    {
        var script = new StringBuilder($"cd {Quote(directory[$"work {secret}", $"repository {secret}"])}\n");
        for (var i = 0; i < calls.Count; i++)
        {
            var (tool, exit, arguments) = calls[i];
            var way = i % 2 == 0 ? Quote(Path.Combine(State.Shims, tool.Text)) : $"{Quote(BuiltExecutables.Telemetry)} run -- {tool}";
            script.Append(CultureInfo.InvariantCulture, $"STUB_EXIT={exit} {way} {string.Join(' ', arguments.Select(Quote))}\n");
        }

        return Script(script.ToString());
    }

    /// <summary>Runs a script on a machine that has the secret as its name, where we may do that.</summary>
    public CommandResult Script(string script)
    {
        var file = directory.Write("script", "");
        File.WriteAllBytes(file, Encoding.UTF8.GetBytes(script));
        return RenamedHost.Around(new Command("/bin/sh", file) { Environment = Environment, Patience = TimeSpan.FromMinutes(20) }, secret).Run();
    }

    /// <summary>Runs <c>telemetry</c>, at the time of a clock where one is given.</summary>
    public CommandResult Telemetry(FakeTime? time, params string[] arguments)
    {
        var environment = new Dictionary<string, string>(Environment);
        time?.AddTo(environment);
        return new Command(BuiltExecutables.TelemetryInTime, [.. arguments]) { Environment = environment, WorkingDirectory = directory[$"work {secret}"] }.Run();
    }

    /// <summary>
    /// A text without the reader's own paths, which <c>doctor</c> is asked for, and without numbers: times and draws are real here.
    /// </summary>
    public string Masked(string text) =>
        Numbers().Replace(Ours().Aggregate(text, (masked, folder) => masked.Replace(directory[$"{folder} {secret}"], folder, StringComparison.Ordinal)), "#");

    /// <summary>What the tools print, again and again, and nothing of ours.</summary>
    public string ToolOutput(int times) => string.Concat(Enumerable.Repeat(answer, times));

    /// <summary>The invocations that were written down; the files hold nothing else.</summary>
    public ImmutableArray<string> Journal(ToolName tool)
    {
        var records = new List<Invocation>();
        foreach (var segment in JournalSegment.Of(State, tool))
        {
            var before = records.Count;
            segment.Read(0, closed: true, records.Add);
            var bytes = File.ReadAllBytes(Path.Combine(State.Journal(tool), JournalWriter.Name(segment.Day)));
            CollectionAssert.AreEqual(records.Skip(before).SelectMany(JournalRecord.Write).ToArray(), bytes);
        }

        return [.. records.Select(record => Convert.ToHexString(JournalRecord.Write(record)))];
    }

    /// <summary>What the cache holds, without draws: nonces, times and the rounding of counts.</summary>
    public ImmutableArray<string> Cache(ToolName tool)
    {
        using var cache = SqliteCache.Open(State.Cache(tool));
        using var transaction = cache.Begin();
        return
        [
            .. transaction.Cells().Select(cell => $"cell {cell}")
                .Concat(transaction.Outbox().Select(report => report.Body).Concat(transaction.Sent().Select(report => report.Body)).Select(WithoutCount))
                .Append($"activity {transaction.Activity}, version {transaction.VersionFile?.Size}, {transaction.Total(Tally.Dropped)} dropped, {transaction.Total(Tally.DamagedJournal)} damaged")
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>All files but those with real times in them, byte for byte; of those the form.</summary>
    public SortedDictionary<string, string> Files()
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFileSystemEntries(home, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetFileName(path);
            files[$"{Path.GetRelativePath(home, path)} {File.GetUnixFileMode(path)}"] =
                !File.Exists(path) || name == "cache.db" || path.Contains("/journal/", StringComparison.Ordinal) || path.Contains("/shims/", StringComparison.Ordinal) ? ""
                : path == State.FlushStamp || path == State.DispatchRecord ? Masked(File.ReadAllText(path))
                : Convert.ToHexString(File.ReadAllBytes(path));
        }

        return files;
    }

    public void Dispose() => directory.Dispose();

    /// <summary>A report's request or body without the draws in it.</summary>
    public static string WithoutCount(byte[] bytes) => Draws().Replace(Encoding.ASCII.GetString(bytes), "#").TrimEnd();

    private static string[] Ours() => ["home", "tools", "work"];

    private void Read(params string[] arguments)
    {
        var result = Telemetry(null, arguments);
        Assert.AreEqual(0, result.ExitCode, $"{result}");
    }

    private static string Quote(string text) => $"'{text.Replace('\0', '\u0001').Replace("'", "'\\''", StringComparison.Ordinal)}'";

    [GeneratedRegex(@"[0-9a-f]{32}|\d+([.,]\d+)*")]
    private static partial Regex Numbers();

    [GeneratedRegex("""[0-9a-f]{32}|"n":\d+""")]
    private static partial Regex Draws();
}
