using System.Text.RegularExpressions;
using Footfall.Testing;

namespace Footfall.EndToEnd.Tests;

/// <summary>
/// Promise 1 for every command there is: before anything was agreed to, and after it was taken back, none makes a file, a socket or a process.
/// A new verb has to be entered here.
/// </summary>
[TestClass]
public sealed partial class QuietCommandsTests
{
    private const string Json = "--json";

    /// <summary>These write, and say so: they are answers, make or remove what the person names, or call a tool to read its help.</summary>
    private static readonly string[] Excepted = ["enable", "disable", "wrap", "tools add", "tools remove", "vocabulary draft"];

    private static readonly string[] Looking =
    [
        "", "--help", "--version", "status", "status git", "status --json", "show", "show git --window 2026-W47", "show --json", "preview", "preview --json", "log",
        "log --json", "tools", "tools --json", "tools list", "tools list --json", "doctor", "doctor --json", "flush", "flush --json", "shellenv", "shellenv bash",
        "unwrap git", "purge git", "vocabulary", "vocabulary check git", "vocabulary check git --json", "run", "prepare git",
    ];

    private static readonly string[] Mistaken =
    [
        "no-such-verb", "status --no-such", "status no-such-tool", "enable", "enable no-such-tool", "disable", "wrap no-such-tool", "unwrap no-such-tool",
        "tools add /nonexistent.json", "tools remove git", "vocabulary draft", "vocabulary check /nonexistent.json", "run -- no-such-tool", "shellenv no-such-shell",
    ];

    /// <summary>The shorter effort watches each command in one of the two states at least, and all that open what is kept in both.</summary>
    private static readonly string[] AfterOptOut =
        Effort.IsFull ? [.. Looking, .. Mistaken] : ["status", "show --json", "preview git", "log", "doctor", "flush", "purge git", "prepare git"];

    public static IEnumerable<object[]> BeforeConsentLines() => Looking.Concat(Mistaken).Concat(Helps()).Select(line => new object[] { line });

    public static IEnumerable<object[]> AfterOptOutLines() => AfterOptOut.Select(line => new object[] { line });

    public static IEnumerable<object[]> Shipped() =>
        Directory.EnumerateFiles(RepositoryRoot.Combine("spec", "tools"), "*.json").Order(StringComparer.Ordinal).Select(file => new object[] { Path.GetFileNameWithoutExtension(file) });

    [TestMethod]
    [DynamicData(nameof(BeforeConsentLines))]
    public void Before_any_answer_nothing_appears(string line)
    {
        using var person = new Person();

        var traced = Silence.Trace(person, BuiltExecutables.Telemetry, Words(line));

        Silence.AssertNothingAppears(traced, ProgramsOf(line));
        Assert.IsEmpty(person.Files());
    }

    [TestMethod]
    [DynamicData(nameof(AfterOptOutLines))]
    public void After_an_opt_out_nothing_appears(string line)
    {
        using var person = new Person();
        person.Telemetry("enable", "git");
        person.Run("git", "status");
        person.WaitForFlush();
        person.Telemetry("disable", "git");
        var before = Silence.Snapshot(person);

        var traced = Silence.Trace(person, BuiltExecutables.Telemetry, Words(line));

        // Background work begins by becoming itself again with fewer variables.
        var programs = ProgramsOf(line) + (line.StartsWith("flush", StringComparison.Ordinal) ? 1 : 0);
        Silence.AssertNothingAppears(traced, programs, locked: person.State.FlushLock);
        CollectionAssert.AreEqual(before, Silence.Snapshot(person));
    }

    [TestMethod]
    [DynamicData(nameof(Shipped))]
    public void A_tool_that_was_not_agreed_to_is_become_and_nothing_appears(string tool)
    {
        using var person = new Person();
        using var tools = new TemporaryDirectory();
        File.CreateSymbolicLink(tools[tool], "/bin/true");
        person.Environment["PATH"] = $"{tools.FullPath}:{person.Environment["PATH"]}";
        person.Wrap(tool);
        var before = Silence.Snapshot(person);

        var shim = Silence.Trace(person, Path.Combine(person.State.Shims, tool), "some", "--thing");
        var run = Effort.IsFull || tool == "dfx" ? Silence.Trace(person, BuiltExecutables.Telemetry, "run", "--", tool, "some", "--thing") : shim;

        Silence.AssertNothingAppears(shim, programs: 2);
        Silence.AssertNothingAppears(run, programs: 2);
        CollectionAssert.AreEqual(before, Silence.Snapshot(person));
    }

    [TestMethod]
    public void Every_verb_is_watched_or_excepted_and_with_json_where_it_has_it()
    {
        var verbs = Verbs().ToList();

        Assert.IsGreaterThan(15, verbs.Count);
        CollectionAssert.IsSubsetOf(Excepted, verbs);
        foreach (var verb in verbs.Except(Excepted))
        {
            var lines = Looking.Where(line => line == verb || line.StartsWith($"{verb} ", StringComparison.Ordinal)).ToList();
            Assert.IsNotEmpty(lines, $"telemetry {verb} is neither watched nor excepted.");
            Assert.IsTrue(
                !HelpOf(verb).Contains($"  {Json}", StringComparison.Ordinal) || lines.Any(line => line.EndsWith(Json, StringComparison.Ordinal)),
                $"telemetry {verb} has {Json}, and is not watched with it.");
        }
    }

    /// <summary>The small program does without the full one where it only runs a tool; one that there is not is not become.</summary>
    private static int ProgramsOf(string line) => line.StartsWith("run -- ", StringComparison.Ordinal) ? 1 : Silence.Programs;

    private static IEnumerable<string> Helps() => Effort.IsFull ? Verbs().Select(verb => $"{verb} --help") : ["enable --help"];

    /// <summary>The verbs and those below them, as the help lists them; another test holds these files to what the program prints.</summary>
    private static IEnumerable<string> Verbs() =>
        Inner("").SelectMany(verb => Inner(verb).Select(inner => $"{verb} {inner}").Prepend(verb));

    private static IEnumerable<string> Inner(string verb)
    {
        var help = HelpOf(verb);
        var list = help.IndexOf("Commands:\n", StringComparison.Ordinal);
        return list < 0 ? [] : Entry().Matches(help[list..].Split("\n\n")[0]).Select(match => match.Groups[1].Value);
    }

    private static string HelpOf(string verb) =>
        File.ReadAllText(RepositoryRoot.Combine("tests", "Footfall.Cli.Tests", "Golden", verb.Length == 0 ? "help.txt" : $"help-{verb.Replace(' ', '-')}.txt"));

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"^  ([a-z]+)", RegexOptions.Multiline)]
    private static partial Regex Entry();
}
