using Footfall.Testing;

namespace Footfall.EndToEnd.Tests;

/// <summary>From wrapping a tool to mending what went wrong with it, as a person does it.</summary>
[TestClass]
public sealed class WrapTests
{
    private const string Prompt = "[l]ocal only";

    [TestMethod]
    public void Wrap_asks_once_at_a_terminal_and_the_tool_is_counted_by_its_name()
    {
        using var person = new Person();
        using (var terminal = Telemetry(person, "wrap", "git", "dotnet"))
        {
            terminal.WaitFor("git is wrapped.");
            terminal.WaitFor(Prompt);
            terminal.Type("y\n");
            terminal.WaitFor(Prompt);
            terminal.Type("\n");
            terminal.WaitFor("To begin");
            Assert.AreEqual(0, terminal.WaitForExit().ExitCode);
        }

        using (var again = Telemetry(person, "wrap", "git", "dotnet"))
        {
            again.WaitForExit();
            Assert.DoesNotContain(Prompt, again.Transcript);
        }

        person.Environment["PATH"] = $"{person.State.Shims}:{person.Environment["PATH"]}";
        person.Shell("git status; dotnet --version");

        Assert.AreEqual(ConsentAnswer.Yes, person.Answer().Record?.Answer);
        Assert.AreEqual(ConsentAnswer.No, person.Answer("dotnet").Record?.Answer);
        Assert.AreEqual(1, person.Counters("command")["status: success"]);
    }

    [TestMethod]
    [DataRow("CI", "true")]
    [DataRow("DO_NOT_TRACK", "1")]
    public void Wrap_asks_nobody_where_the_surroundings_say_no(string variable, string value)
    {
        using var person = new Person();
        person.Environment[variable] = value;

        using var terminal = Telemetry(person, "wrap", "git");
        terminal.WaitForExit();

        Assert.DoesNotContain(Prompt, terminal.Transcript);
        Assert.AreEqual(Path.Combine(person.State.Shims, "git"), person.Files().Single(path => !Directory.Exists(path)), "A shim and nothing else.");
    }

    [TestMethod]
    public void A_wrapped_tool_that_nobody_was_asked_about_is_run_and_nothing_is_kept()
    {
        using var person = new Person();
        person.Wrap("git");
        var before = person.Files();

        var result = person.Shell("git status --short");

        Assert.AreEqual((0, "", ""), (result.ExitCode, result.Output, result.Error));
        CollectionAssert.AreEqual(before, person.Files());
    }

    [TestMethod]
    public void Unwrapping_brings_back_the_tool_and_leaves_no_shim()
    {
        using var person = new Person();
        person.Wrap("git");

        var result = person.Shell($"command -v git; {BuiltExecutables.Telemetry} unwrap git >/dev/null; hash -r; command -v git");

        var found = result.Output.TrimEnd().Split('\n');
        Assert.AreEqual(Path.Combine(person.State.Shims, "git"), found[0]);
        Assert.AreEqual(person.RunDirectly("sh", "-c", "command -v git").Output.TrimEnd(), found[1]);
        Assert.IsFalse(Directory.Exists(person.State.Shims));
    }

    [TestMethod]
    public void Each_mend_that_doctor_says_mends()
    {
        using var person = new Person();
        person.Telemetry("enable", "git");
        person.Wrap("git");
        person.Environment["PATH"] += $":{person.State.Shims}:{Path.GetDirectoryName(BuiltExecutables.Telemetry)}";
        person.Environment["SHELL"] = "/bin/bash";
        person.Environment[NestedMark.Variable] = "1";
        File.SetUnixFileMode(person.State.Root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead);
        File.Delete(Path.Combine(person.State.Shims, "git"));
        File.CreateSymbolicLink(Path.Combine(person.State.Shims, "git"), Path.Combine(person.Home, "gone"));
        File.WriteAllText(Path.Combine(person.State.Shims, "it's nothing"), "");
        Directory.Delete(person.State.Journal(Protocol.ToolName.Parse("git")));
        const int Troubles = 6;

        var mended = person.Shell("""
            telemetry doctor >found; echo $?
            sed -n 's/^ *mend: //p' found >mends
            wc -l <mends
            . ./mends >/dev/null
            telemetry doctor; echo $?
            """);

        var lines = mended.Output.TrimEnd().Split('\n');
        Assert.AreEqual("8", lines[0], $"{mended}");
        Assert.AreEqual($"{Troubles}", lines[1], File.ReadAllText(Path.Combine(person.Repository, "found")));
        Assert.AreEqual("0", lines[^1], $"{mended}");
        StringAssert.Contains(mended.Output, "All is well.");
    }

    [TestMethod]
    public void Doctor_finds_a_script_that_calls_itself_through_telemetry_without_an_end()
    {
        using var person = new Person();
        var script = Path.Combine(person.Home, "bin", "git");
        Directory.CreateDirectory(Path.GetDirectoryName(script)!);
        File.WriteAllText(script, "#!/bin/sh\nexec telemetry run -- git \"$@\"\n");
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        person.Environment["PATH"] = $"{Path.GetDirectoryName(script)}:{person.Environment["PATH"]}";
        person.Wrap("git");

        var doctor = person.Telemetry("doctor");

        Assert.AreEqual(8, doctor.ExitCode);
        StringAssert.Contains(doctor.Output, $"{script} is a script that calls git through telemetry run");
    }

    private static Pty Telemetry(Person person, params string[] arguments) =>
        Pty.Start(BuiltExecutables.Telemetry, arguments, person.Environment, person.Repository);
}
