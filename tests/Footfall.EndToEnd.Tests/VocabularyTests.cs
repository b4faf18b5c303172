using Footfall.Protocol;
using Footfall.Testing;

namespace Footfall.EndToEnd.Tests;

/// <summary>The compiled vocabulary that every wrapped command reads: it is made when it is needed, follows the manifest, and is never trusted.</summary>
[TestClass]
public sealed class VocabularyTests
{
    private const string Tool = "true";

    [TestMethod]
    public void The_first_counted_command_compiles_the_manifest_and_those_after_it_read_what_it_made()
    {
        using var person = Counting("""[{ "code": 1, "path": "" }]""");
        Assert.IsFalse(File.Exists(Vocabulary(person)), "Nothing is compiled before it is needed.");

        person.Run(Tool);
        var made = File.GetLastWriteTimeUtc(Vocabulary(person));
        var traced = Strace.Run(person.Command(BuiltExecutables.Telemetry, "run", "--", Tool));

        Assert.AreEqual(made, File.GetLastWriteTimeUtc(Vocabulary(person)));
        Assert.IsEmpty(traced.Calls.Where(call => call.Name.StartsWith("open", StringComparison.Ordinal) && call.Arguments.Contains("/tools/true.json\"", StringComparison.Ordinal)));
        Assert.AreEqual(2, Counted(person));
        Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Vocabulary(person)));
    }

    [TestMethod]
    public void A_changed_manifest_is_compiled_again_and_counts_from_its_first_command_on()
    {
        using var person = Counting("""[{ "code": 1, "path": "" }]""");
        person.Run(Tool, "sub");
        Assert.AreEqual("(other): success 1", Commands(person));

        Publish(person, """[{ "code": 1, "path": "" }, { "code": 2, "path": "sub" }]""", revision: 2);
        person.Run(Tool, "sub");

        Assert.AreEqual("(other): success 1, sub: success 1", Commands(person));
    }

    [TestMethod]
    [DataRow("garbage")]
    [DataRow("shortened")]
    [DataRow("one bit")]
    [DataRow("FIFO")]
    [DataRow("link")]
    public void With_a_damaged_vocabulary_the_tool_runs_uncounted_and_the_next_one_is_counted(string damage)
    {
        using var person = Counting("""[{ "code": 1, "path": "" }]""");
        Assert.AreEqual(0, person.Run(Tool).ExitCode);
        Damage(person, damage);

        var run = person.Run(Tool);

        Assert.AreEqual(0, run.ExitCode, $"{run}");
        Assert.AreEqual("", run.Output + run.Error);
        Assert.AreEqual(1, Counted(person), "A damaged vocabulary was used.");
        Assert.AreEqual(0, person.Run(Tool).ExitCode);
        Assert.AreEqual(2, Counted(person), "It was not made anew.");
    }

    [TestMethod]
    public void What_is_in_the_place_of_a_vocabulary_and_cannot_be_removed_only_costs_the_counting()
    {
        using var person = Counting("""[{ "code": 1, "path": "" }]""");
        Directory.CreateDirectory(Path.Combine(Vocabulary(person), "in", "it"));

        Assert.AreEqual(0, person.Run(Tool).ExitCode);
        Assert.AreEqual(0, person.Run(Tool).ExitCode);

        Assert.AreEqual(0, Counted(person));
        Assert.AreEqual(0, person.Telemetry("disable", Tool).ExitCode);
        Assert.IsFalse(Directory.Exists(person.State.Of(ToolName.Parse(Tool))), "An opt-out deletes it too.");
    }

    [TestMethod]
    public void An_opt_out_takes_the_vocabulary_with_it_and_no_command_brings_it_back()
    {
        using var person = Counting("""[{ "code": 1, "path": "" }]""");
        person.Run(Tool);
        Assert.IsTrue(File.Exists(Vocabulary(person)));

        Assert.AreEqual(0, person.Telemetry("disable", Tool).ExitCode);
        person.Run(Tool);

        Assert.IsFalse(Directory.Exists(person.State.Of(ToolName.Parse(Tool))));
    }

    [TestMethod]
    public void A_manifest_that_became_invalid_leaves_the_tool_uncounted_until_it_is_mended()
    {
        using var person = Counting("""[{ "code": 1, "path": "" }]""");
        person.Run(Tool);
        Publish(person, """[{ "code": 0, "path": "" }]""", revision: 2);

        Assert.AreEqual(0, person.Run(Tool).ExitCode);
        Publish(person, """[{ "code": 1, "path": "" }]""", revision: 3);
        Assert.AreEqual(0, person.Run(Tool).ExitCode);

        Assert.AreEqual(2, Counted(person));
    }

    private static Person Counting(string commands)
    {
        var person = new Person();
        Publish(person, commands, revision: 1);
        var enable = person.Telemetry("enable", Tool, "--local");
        Assert.AreEqual(0, enable.ExitCode, $"{enable}");
        return person;
    }

    private static void Publish(Person person, string commands, int revision)
    {
        Directory.CreateDirectory(person.State.ManifestDirectory);
        File.WriteAllText(
            person.State.Manifest(ToolName.Parse(Tool)),
            $$"""{ "tool": "{{Tool}}", "revision": {{revision}}, "publisher": { "name": "nobody", "endpoint": "http://127.0.0.1:9/" }, "commands": {{commands}} }""");
    }

    private static void Damage(Person person, string damage)
    {
        var file = Vocabulary(person);
        var bytes = File.ReadAllBytes(file);
        File.Delete(file);
        switch (damage)
        {
            case "garbage":
                File.WriteAllText(file, "no vocabulary");
                break;
            case "shortened":
                File.WriteAllBytes(file, bytes[..^1]);
                break;
            case "one bit":
                bytes[bytes.Length / 2] ^= 4;
                File.WriteAllBytes(file, bytes);
                break;
            case "FIFO":
                Assert.AreEqual(0, person.RunDirectly("mkfifo", file).ExitCode);
                break;
            default:
                File.WriteAllBytes(file + ".elsewhere", bytes);
                File.CreateSymbolicLink(file, file + ".elsewhere");
                break;
        }
    }

    private static string Vocabulary(Person person) => person.State.Vocabulary(ToolName.Parse(Tool));

    private static long Counted(Person person) => person.Counters("command", Tool).Values.Sum();

    private static string Commands(Person person) =>
        string.Join(", ", person.Counters("command", Tool).OrderBy(counter => counter.Key, StringComparer.Ordinal).Select(counter => $"{counter.Key} {counter.Value}"));
}
