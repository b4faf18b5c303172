using Footfall.Testing;

namespace Footfall.EndToEnd.Tests;

/// <summary>Tools that are called by their own names, in a real shell with the directory of shims first on PATH.</summary>
[TestClass]
public sealed class ShimTests
{
    [TestMethod]
    public void A_wrapped_tool_is_called_by_its_name_and_counted_once()
    {
        using var person = new Person();
        person.Telemetry("enable", "git", "--local");
        person.Wrap("git");

        var wrapped = person.Shell("git init -q; git status --short; git no-such-thing; echo $?");

        Assert.AreEqual("1\n", wrapped.Output);
        StringAssert.Contains(wrapped.Error, "git: 'no-such-thing' is not a git command");
        Assert.AreEqual("(other): failure 1, init: success 1, status: success 1", Counted(person));
    }

    [TestMethod]
    public void The_tool_gets_the_name_it_was_called_by_and_all_words_behind_it()
    {
        using var person = new Person();
        AddTool(person, "sh");
        person.Wrap("sh");
        var tool = person.Command("bash", "-c", """(exec -a ./sh sh -c 'cat /proc/$$/cmdline' --help -- "" "$@")""", "bash") with
        {
            RawArguments = [[0xff, (byte)' '], "run"u8.ToArray()],
        };

        var called = tool.Run();

        byte[] expected = [.. "./sh\0-c\0cat /proc/$$/cmdline\0--help\0--\0\0"u8, 0xff, .. " \0run\0"u8];
        CollectionAssert.AreEqual(expected, called.OutputBytes, $"{called}");
    }

    [TestMethod]
    [DataRow(true, DisplayName = "counted")]
    [DataRow(false, DisplayName = "not counted")]
    public void Nothing_of_the_environment_changes_but_the_mark_behind_it(bool counted)
    {
        using var person = new Person();
        if (counted)
        {
            AddTool(person, "env");
        }

        var bare = person.Command("env", "-0").Run();
        var wrapped = person.Run("env", "-0");

        Assert.AreEqual(bare.Output + "FOOTFALL_NESTED=1\0", wrapped.Output);
        Assert.AreEqual(counted, counted && Counted(person, "env") == "(none): success 1");
    }

    [TestMethod]
    public void What_a_wrapped_tool_calls_of_itself_and_of_others_is_not_counted()
    {
        using var person = new Person();
        AddTool(person, "sh");
        person.Telemetry("enable", "git", "--local");
        person.Wrap("git", "sh");

        var result = person.Shell("""
            git -c 'alias.twice=!git status && git status' twice >/dev/null
            sh -c 'git log; git status; sh -c "exit 4"; exit 3'
            echo $?
            """);

        Assert.AreEqual("3", result.Output.Trim().Split('\n')[^1]);
        Assert.AreEqual("(other): success 1", Counted(person));
        Assert.AreEqual("(none): failure 1", Counted(person, "sh"));
    }

    [TestMethod]
    [DataRow("1")]
    [DataRow("")]
    [DataRow("whatever")]
    public void Whoever_is_marked_is_not_counted_and_not_asked(string value)
    {
        using var person = new Person();
        person.Environment[NestedMark.Variable] = value;
        person.Wrap("git");
        using var terminal = Pty.Start(Path.Combine(person.State.Shims, "git"), ["--version"], person.Environment, person.Repository);
        terminal.WaitForExit();
        person.Telemetry("enable", "git", "--local");

        var run = person.Run("git", "status");
        var shim = person.Shell("git status; env");

        StringAssert.StartsWith(terminal.Transcript, "git version ");
        Assert.AreEqual(0, run.ExitCode);
        StringAssert.Contains(shim.Output, $"\nFOOTFALL_NESTED={value}\n");
        Assert.AreEqual("", Counted(person));
    }

    [TestMethod]
    public void A_tool_that_goes_moves_or_is_replaced_is_met_as_it_is()
    {
        using var person = new Person();
        person.Wrap("git");
        File.CreateSymbolicLink(Path.Combine(person.State.Shims, "tool"), BuiltExecutables.Telemetry);
        foreach (var (change, code, said) in new[]
        {
            ("", 127, "telemetry: tool: command not found\n"),
            ("printf '#!/bin/sh\necho here $1\n' >one/tool", 126, "telemetry: tool: Permission denied\n"),
            ("chmod +x one/tool", 0, "here now\n"),
            ("mv one/tool two/tool", 0, "here now\n"),
            ("printf '#!/bin/sh\necho other $1; exit 5\n' >two/new; chmod +x two/new; mv two/new two/tool", 5, "other now\n"),
            ("printf 'echo bare $1\n' >two/tool", 0, "bare now\n"),
            ("ln -s ../two/tool one/tool; rm two/tool", 127, "telemetry: tool: command not found\n"),
        })
        {
            var result = person.Shell($"mkdir -p one two; {change}\nPATH={person.State.Shims}:$PWD/one:$PWD/two:/usr/bin:/bin; tool now");

            Assert.AreEqual((code, said), (result.ExitCode, result.Output + result.Error), change);
        }
    }

    [TestMethod]
    [DataRow("bash")]
    [DataRow("dash")]
    public void Where_telemetry_itself_is_gone_the_shell_finds_the_real_tool(string shell)
    {
        using var person = new Person();
        Directory.CreateDirectory(person.State.Shims);
        File.CreateSymbolicLink(Path.Combine(person.State.Shims, "git"), Path.Combine(person.Home, "gone", "telemetry"));
        person.Environment["PATH"] = $"{person.State.Shims}:{person.Environment["PATH"]}";

        var result = person.Command(shell, "-c", "git --version; command -v git").Run();

        StringAssert.StartsWith(result.Output, "git version ");
        Assert.DoesNotContain(person.State.Shims, result.Output);
    }

    [TestMethod]
    public void A_path_to_a_shim_leads_to_the_real_tool()
    {
        using var person = new Person();
        person.Wrap("git");
        var shim = Path.Combine(person.State.Shims, "git");

        StringAssert.StartsWith(person.RunDirectly(shim, "--version").Output, "git version ");
        StringAssert.StartsWith(person.Run(shim, "--version").Output, "git version ");
    }

    [TestMethod]
    public void Two_directories_of_shims_do_not_call_each_other_for_ever()
    {
        using var person = new Person();
        person.Wrap("git");
        var others = Directory.CreateDirectory(Path.Combine(person.Home, "others")).FullName;
        File.CreateSymbolicLink(Path.Combine(others, "git"), BuiltExecutables.Telemetry);

        var result = person.Shell($"PATH={others}:$PATH; git --version; PATH={person.State.Shims}:$PATH; git --version");

        Assert.AreEqual(string.Concat(Enumerable.Repeat(person.RunDirectly("git", "--version").Output, 2)), result.Output);
    }

    [TestMethod]
    public void The_first_use_of_a_wrapped_tool_asks()
    {
        using var person = new Person();
        person.Wrap("git");
        using var terminal = Pty.Start("bash", ["-c", "git status"], person.Environment, person.Repository);

        terminal.WaitFor("[l]ocal only");
        terminal.Type("l\n");
        terminal.WaitForExit();

        StringAssert.Contains(terminal.Transcript, "On branch");
        Assert.AreEqual("status: success 1", Counted(person));
    }

    private static string Counted(Person person, string tool = "git") =>
        string.Join(", ", person.Counters("command", tool).OrderBy(counter => counter.Key, StringComparer.Ordinal).Select(counter => $"{counter.Key} {counter.Value}"));

    /// <summary>Adds a manifest, and says yes to it.</summary>
    private static void AddTool(Person person, string tool)
    {
        var manifest = Path.Combine(person.Home, "manifest.json");
        File.WriteAllText(manifest, $$"""
            {"tool":"{{tool}}","revision":1,"publisher":{"name":"Me","endpoint":"http://127.0.0.1:8474/"},
             "commands":[{"code":1,"path":"","operands":true,"options":[{"code":1,"names":["-c"],"value":"required"}]}]}
            """);
        Assert.AreEqual(0, person.Telemetry("tools", "add", manifest).ExitCode);
        Assert.AreEqual(0, person.Telemetry("enable", tool, "--local").ExitCode);
    }
}
