using Footfall.Protocol;
using Footfall.Testing;

namespace Footfall.EndToEnd.Tests.Surroundings;

/// <summary>
/// A state directory as an agreed, wrapped and used tool leaves it, made once and copied for each test. The tool, <c>mytool</c>, says one line;
/// its manifest was added, one invocation of it is counted and no background work is due.
/// </summary>
internal static class Template
{
    public const string Says = "it ran\n";

    public static readonly ToolName Tool = ToolName.Parse("mytool");

    private static readonly Lazy<string> Made = new(Make);

    /// <summary>A person with such a state directory and nothing else.</summary>
    public static Person Person()
    {
        var person = new Person();
        InstallTool(person);
        Copy(Made.Value, person.State.Root);
        return person;
    }

    /// <summary>Copies a file or a directory with all in it, with times and modes.</summary>
    public static void Copy(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        var copied = new Command("cp", "-a", from, to).Run();
        Assert.AreEqual(0, copied.ExitCode, $"{copied}");
    }

    /// <summary>Runs the tool as the person does, and sees that nobody could tell it from the tool itself.</summary>
    public static void RunUnharmed(Person person)
    {
        var run = person.Run("mytool", "build");
        Assert.AreEqual((0, Says, ""), (run.ExitCode, run.Output, run.Error), $"{run}");
    }

    /// <summary>The invocations that are counted of the tool, in the counters that a person sees; null where they cannot be seen.</summary>
    public static long? Counted(Person person)
    {
        var shown = person.Telemetry("show", "mytool", "--json");
        return shown.ExitCode != 0
            ? null
            : System.Text.Json.Nodes.JsonNode.Parse(shown.Output)!["tools"]![0]!["counters"]!.AsArray()
                .Where(counter => (string)counter!["kind"]! == "command").Sum(counter => (long)counter!["count"]!);
    }

    private static void InstallTool(Person person)
    {
        var bin = Path.Combine(person.Home, "bin");
        Directory.CreateDirectory(bin);
        File.WriteAllText(Path.Combine(bin, "mytool"), "#!/bin/sh\necho it ran\n");
        File.SetUnixFileMode(Path.Combine(bin, "mytool"), UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        person.Environment["PATH"] = $"{bin}:{person.Environment["PATH"]}";
    }

    private static string Make()
    {
        var place = Path.Combine(Directory.CreateTempSubdirectory("footfall-").FullName, "footfall");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Path.GetDirectoryName(place)!, recursive: true);
        using var person = new Person();
        InstallTool(person);
        var manifest = Path.Combine(person.Home, "mytool.json");
        File.WriteAllText(
            manifest,
            """{ "tool": "mytool", "revision": 1, "publisher": { "name": "nobody", "endpoint": "http://127.0.0.1:9/" }, "commands": [{ "code": 1, "path": "" }, { "code": 2, "path": "build" }] }""");
        foreach (var arguments in new[] { ["tools", "add", manifest], ["enable", "mytool"], ["wrap", "mytool"], ["run", "--", "mytool", "build"], (string[])["flush"] })
        {
            var said = person.Telemetry(arguments);
            person.WaitForFlush();
            Assert.IsTrue(said.ExitCode is 0, $"{said}");
        }

        Assert.AreEqual(1, Counted(person));
        Copy(person.State.Root, place);
        return place;
    }
}
