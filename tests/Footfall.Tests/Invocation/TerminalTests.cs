using Footfall.Testing;

namespace Footfall.Tests;

/// <summary>At a real terminal, mostly under an interactive shell with job control.</summary>
[TestClass]
public sealed class TerminalTests
{
    private const string Prompt = "[prompt]";
    private const string CtrlC = "\u0003";
    private const string CtrlD = "\u0004";
    private const string CtrlZ = "\u001a";
    private const string CtrlBackslash = "\u001c";

    private static IEnumerable<object[]> BareAndWrapped => [[""], ["$W exec --"], ["$W run --"]];

    [TestMethod]
    [DynamicData(nameof(BareAndWrapped))]
    public void Ctrl_C_ends_the_tool_and_us(string prefix)
    {
        using var directory = new TemporaryDirectory();
        using var shell = Shell(directory, "echo ready; exec sleep 100");
        shell.Type($"{prefix} ./tool\n");
        shell.WaitFor("ready");

        shell.Type(CtrlC);

        shell.WaitFor(Prompt);
        AssertCode(shell, 130);
    }

    [TestMethod]
    [DynamicData(nameof(BareAndWrapped))]
    public void A_tool_may_survive_Ctrl_C_and_gets_it_once(string prefix)
    {
        using var directory = new TemporaryDirectory();
        const string Read = "until [ \"$line\" = one ]; do read line; done";
        using var shell = Shell(directory, $"trap 'echo caught' INT; echo ready; {Read}; echo got-$line; exit 9");
        shell.Type($"{prefix} ./tool\n");
        shell.WaitFor("ready");

        shell.Type(CtrlC);
        shell.WaitFor("caught");
        shell.Type("one\n");

        shell.WaitFor("got-one");
        shell.WaitFor(Prompt);
        AssertCode(shell, 9);
        Assert.AreEqual(2, shell.Transcript.Split("caught").Length);
    }

    [TestMethod]
    [DynamicData(nameof(BareAndWrapped))]
    public void Ctrl_backslash_ends_the_tool_and_us(string prefix)
    {
        using var directory = new TemporaryDirectory();
        using var shell = Shell(directory, "echo ready; exec sleep 100");
        shell.Type($"{prefix} ./tool\n");
        shell.WaitFor("ready");

        shell.Type(CtrlBackslash);

        shell.WaitFor(Prompt);
        AssertCode(shell, 131);
    }

    [TestMethod]
    [DynamicData(nameof(BareAndWrapped))]
    public void Ctrl_Z_stops_and_fg_goes_on(string prefix)
    {
        using var directory = new TemporaryDirectory();
        using var shell = Shell(directory, "echo ready; while read line; do echo got-$line; [ $line = end ] && exit 4; done");
        shell.Type($"{prefix} ./tool\n");
        shell.WaitFor("ready");

        for (var round = 0; round < 3; round++)
        {
            shell.Type(CtrlZ);
            shell.WaitFor("Stopped");
            shell.WaitFor(Prompt);
            shell.Type("fg\n");
            shell.WaitFor("./tool");
            shell.Type($"{round}\n");
            shell.WaitFor($"got-{round}");
        }

        shell.Type("end\n");
        shell.WaitFor("got-end");
        shell.WaitFor(Prompt);
        AssertCode(shell, 4);
    }

    [TestMethod]
    [DynamicData(nameof(BareAndWrapped))]
    public void A_tool_that_suspends_itself_gives_the_prompt_back(string prefix)
    {
        using var directory = new TemporaryDirectory();
        using var shell = Shell(directory, "echo ready; kill -TSTP $$; echo back; kill -STOP $$; echo again; exit 8");
        shell.Type($"{prefix} ./tool\n");

        shell.WaitFor("Stopped");
        shell.WaitFor(Prompt);
        shell.Type("fg\n");
        shell.WaitFor("back");
        shell.WaitFor("Stopped");
        shell.WaitFor(Prompt);
        shell.Type("fg\n");

        shell.WaitFor("again");
        shell.WaitFor(Prompt);
        AssertCode(shell, 8);
    }

    [TestMethod]
    [DynamicData(nameof(BareAndWrapped))]
    public void A_background_job_can_be_interrupted_by_kill(string prefix)
    {
        using var directory = new TemporaryDirectory();
        using var shell = Shell(directory, "trap 'echo caught > caught; exit 6' INT; echo ready > ready; while :; do sleep 0.02; done");
        shell.Type($"{prefix} ./tool &\n");
        Patience.Wait(() => File.Exists(directory["ready"]), Patience.Usual, () => shell.Transcript);

        shell.Type("kill -INT $!; wait $!; echo \"code=$?.\"\n");

        shell.WaitFor("code=6.");
    }

    [TestMethod]
    [DynamicData(nameof(BareAndWrapped))]
    public void A_tool_sees_the_terminal_and_its_size(string prefix)
    {
        using var directory = new TemporaryDirectory();
        using var shell = Shell(directory, "test -t 0 && test -t 1 && test -t 2 && tty && stty size; read line; stty size");
        shell.Type($"{prefix} ./tool\n");
        shell.WaitFor("/dev/pts/");
        shell.WaitFor("24 200");

        shell.Resize(99, 33);
        shell.Type("\n");

        shell.WaitFor("33 99");
    }

    [TestMethod]
    [DynamicData(nameof(BareAndWrapped))]
    public void What_a_tool_does_to_the_terminal_stays_done(string prefix)
    {
        using var directory = new TemporaryDirectory();
        directory.WriteExecutable("script", $"#!/bin/sh\nstty -a > before\n{prefix} ./tool\nstty -a > after\necho over\n");
        using var shell = Shell(directory, "stty -a > within; stty -echo -icanon; kill -KILL $$");
        shell.Type("./script\n");

        shell.WaitFor("over");

        Assert.AreEqual(File.ReadAllText(directory["before"]), File.ReadAllText(directory["within"]));
        Assert.Contains(" -echo ", File.ReadAllText(directory["after"]));
    }

    [TestMethod]
    public void A_terminal_is_interactive_and_may_be_asked()
    {
        using var terminal = Pty.Start(BuiltExecutables.Wrapper, ["terminal"]);

        Assert.AreEqual(7, terminal.WaitForExit().ExitCode);
    }

    [TestMethod]
    [DataRow("$W terminal > /dev/null", 5, DisplayName = "output redirected: interactive, not to be asked")]
    [DataRow("$W terminal 2> /dev/null", 1, DisplayName = "errors redirected: not interactive")]
    [DataRow("$W terminal < /dev/null", 1, DisplayName = "input redirected: not interactive")]
    [DataRow("$W terminal & wait $!", 4, DisplayName = "background job: interactive, not to be asked")]
    public void Whether_to_ask_depends_on_all_three_streams_and_the_foreground(string command, int expected)
    {
        using var directory = new TemporaryDirectory();
        using var shell = Shell(directory, "");

        shell.Type($"{command}; echo \"code=$?.\"\n");

        shell.WaitFor($"code={expected}.");
    }

    [TestMethod]
    public void Without_a_terminal_nobody_is_there()
    {
        Assert.AreEqual(0, new Command(BuiltExecutables.Wrapper, "terminal").Run().ExitCode);
        Assert.AreEqual(80, new Command(BuiltExecutables.Wrapper, "columns").Run().ExitCode);
        Assert.AreEqual(2, (new Command(BuiltExecutables.Wrapper, "ask") { Input = StandardInput.Text("yes\n") }).Run().ExitCode);
    }

    [TestMethod]
    public void The_width_is_the_terminals()
    {
        using var terminal = Pty.Start(BuiltExecutables.Wrapper, ["columns"], columns: 123);

        Assert.AreEqual(123, terminal.WaitForExit().ExitCode);
    }

    [TestMethod]
    [DataRow("yes\n", 0)]
    [DataRow("nope\u007f\u007f\u007f\u007fyes\n", 0, DisplayName = "corrected")]
    [DataRow("\n", 1)]
    [DataRow("Yes please\n", 1)]
    [DataRow(CtrlD, 2, DisplayName = "end of input")]
    [DataRow("yes" + CtrlD + CtrlD, 2, DisplayName = "end of input in the middle of a line")]
    public void An_answer_is_a_whole_line(string typed, int expected)
    {
        using var terminal = Pty.Start(BuiltExecutables.Wrapper, ["ask"]);
        terminal.WaitFor("Shall it? ");

        terminal.Type(typed);

        Assert.AreEqual(expected, terminal.WaitForExit().ExitCode);
    }

    [TestMethod]
    public void A_question_is_asked_at_the_terminal_even_where_the_streams_are_elsewhere()
    {
        using var terminal = Pty.Start("sh", ["-c", "$0 ask < /dev/null > /dev/null 2>&1", BuiltExecutables.Wrapper]);
        terminal.WaitFor("Shall it? ");

        terminal.Type("yes\n");

        Assert.AreEqual(0, terminal.WaitForExit().ExitCode);
    }

    [TestMethod]
    public void Ctrl_C_at_the_question_ends_us()
    {
        using var terminal = Pty.Start(BuiltExecutables.Wrapper, ["ask"]);
        terminal.WaitFor("Shall it? ");

        terminal.Type(CtrlC);

        Assert.AreEqual(SignalNumber.Interrupt, terminal.WaitForExit().Signal);
    }

    [TestMethod]
    public void A_question_that_was_suspended_is_still_open()
    {
        using var directory = new TemporaryDirectory();
        using var shell = Shell(directory, "");
        shell.Type("$W ask\n");
        shell.WaitFor("Shall it? ");

        shell.Type(CtrlZ);
        shell.WaitFor("Stopped");
        shell.WaitFor(Prompt);
        shell.Type("fg\n");
        shell.WaitFor("$W ask");
        shell.Type("yes\n");

        shell.WaitFor(Prompt);
        AssertCode(shell, 0);
    }

    private static Pty Shell(TemporaryDirectory directory, string tool)
    {
        directory.WriteExecutable("tool", $"#!/bin/sh\nulimit -c 0\n{tool}\n");
        var environment = CleanEnvironment.At(directory);
        environment["PS1"] = Prompt;
        environment["TERM"] = "dumb";
        environment["W"] = BuiltExecutables.Wrapper;
        var shell = Pty.Start("bash", ["--norc", "--noprofile", "-i"], environment, directory.FullPath, columns: 200);
        shell.WaitFor(Prompt);
        return shell;
    }

    private static void AssertCode(Pty shell, int expected)
    {
        shell.Type("echo \"code=$?.\"\n");
        shell.WaitFor("code=" + expected + ".");
    }
}
