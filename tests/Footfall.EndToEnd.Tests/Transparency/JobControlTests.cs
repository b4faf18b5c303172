using Footfall.Testing;
using Files = System.Collections.Immutable.ImmutableDictionary<string, string>;

namespace Footfall.EndToEnd.Tests;

/// <summary>The keys and the shell's own words with which people stop, continue and end what they started.</summary>
[TestClass]
public sealed class JobControlTests
{
    private const string Reader = "#!/bin/sh\nulimit -c 0\necho ready\nwhile read line; do echo got-$line; [ $line = end ] && exit 4; done\n";
    private const string Sleeper = "#!/bin/sh\nulimit -c 0\necho ready\nexec sleep 1000\n";
    // Without children: a shell whose child is stopped between vfork and exec is not stopped itself, and its caller waits for ever.
    // What lets it end stands in one line with the wait, and is the shell's own: behind another program and at a prompt the shell forgets what has ended.
    // A wait names its job: one for all says that a job is done only if that was still to come.
    private const string Waiter = "#!/usr/bin/perl\n$| = 1; print \"ready\\n\"; until (-e 'go') { select undef, undef, undef, 0.05 } exit 6;\n";
    // Handlers that run at once: by default Perl notes a signal that comes just before a read, and reads.
    private const string Catcher = """
        #!/usr/bin/perl
        use POSIX ();
        my %number = (HUP => 1, INT => 2, QUIT => 3, TERM => 15, TSTP => 20);
        for my $name (keys %number) { POSIX::sigaction($number{$name}, POSIX::SigAction->new(sub { $got{$name}++; syswrite STDOUT, "caught $name\n" })) }
        syswrite STDOUT, "ready\n"; while (1) { my $read = sysread STDIN, my $line, 100; next if !defined $read; last if $read == 0 || $line =~ /end/ }
        print map("$_ $got{$_} times\n", sort keys %got); exit 9

        """;

    [TestMethod]
    [DataRow(TerminalScene.CtrlC, 130)]
    [DataRow(TerminalScene.CtrlBackslash, 131)]
    public void A_key_ends_the_tool(string key, int code) => At(Sleeper, shell =>
    {
        Run(shell, "sample", "ready");
        shell.Type(key);
        shell.WaitFor(TerminalScene.Prompt);
        AssertCode(shell, code);
    });

    [TestMethod]
    [DataRow(TerminalScene.CtrlC, "INT")]
    [DataRow(TerminalScene.CtrlBackslash, "QUIT")]
    [DataRow(TerminalScene.CtrlZ, "TSTP")]
    public void A_tool_that_catches_a_key_gets_it_once_each_time(string key, string name) => At(Catcher, shell =>
    {
        Run(shell, "sample", "ready");
        for (var round = 0; round < 3; round++)
        {
            shell.Type(key);
            shell.WaitFor($"caught {name}");
        }

        shell.Type("end\n");
        shell.WaitFor($"{name} 3 times");
        shell.WaitFor(TerminalScene.Prompt);
        AssertCode(shell, 9);
    });

    [TestMethod]
    public void Ctrl_C_ends_a_script_that_called_the_tool_if_the_tool_died_of_it() => At(Sleeper, shell =>
    {
        Run(shell, "bash -c 'sample; echo not-reached'", "ready");
        shell.Type(TerminalScene.CtrlC);
        shell.WaitFor(TerminalScene.Prompt);
        AssertCode(shell, 130);
    });

    [TestMethod]
    public void Ctrl_Z_stops_fg_and_bg_go_on() => At(Reader, shell =>
    {
        Run(shell, "sample", "ready");
        for (var round = 0; round < 3; round++)
        {
            shell.Type(TerminalScene.CtrlZ);
            shell.WaitFor("Stopped");
            shell.WaitFor(TerminalScene.Prompt);
            Run(shell, "jobs", "Stopped");
            shell.WaitFor(TerminalScene.Prompt);
            Run(shell, "fg", "sample");
            shell.Type($"{round}\n");
            shell.WaitFor($"got-{round}");
        }

        shell.Type("end\n");
        shell.WaitFor("got-end");
        shell.WaitFor(TerminalScene.Prompt);
        AssertCode(shell, 4);
    });

    [TestMethod]
    public void A_tool_that_ignores_Ctrl_Z_goes_on() => At(Reader.Replace("echo ready", "trap '' TSTP; echo ready", StringComparison.Ordinal), shell =>
    {
        Run(shell, "sample", "ready");
        for (var round = 0; round < 3; round++)
        {
            shell.Type(TerminalScene.CtrlZ);
            shell.Type($"{round}\n");
            shell.WaitFor($"got-{round}");
        }

        shell.Type("end\n");
        shell.WaitFor("got-end");
        shell.WaitFor(TerminalScene.Prompt);
        AssertCode(shell, 4);
    });

    [TestMethod]
    [DataRow("%1")]
    [DataRow("$!")]
    public void A_background_job_is_stopped_by_kill_and_goes_on(string target) => At(Waiter, shell =>
    {
        Run(shell, "sample > begun &", TerminalScene.Prompt);
        Run(shell, $"until [ -s begun ]; do sleep 0.01; done; kill -TSTP {target}; until jobs %1 | grep Stopped; do sleep 0.05; done", "Stopped");
        shell.WaitFor(TerminalScene.Prompt);
        Run(shell, "touch go; sleep 0.2; jobs", "Stopped");
        shell.WaitFor(TerminalScene.Prompt);
        Run(shell, "bg; wait %1; echo code=$?.", "code=6.");
        shell.WaitFor(TerminalScene.Prompt);
    }, comparesScreen: false);

    [TestMethod]
    public void A_stopped_job_goes_on_in_the_background_and_ends_there() => At(Waiter, shell =>
    {
        Run(shell, "sample", "ready");
        shell.Type(TerminalScene.CtrlZ);
        shell.WaitFor("Stopped");
        shell.WaitFor(TerminalScene.Prompt);
        Run(shell, "bg", "sample &");
        shell.WaitFor(TerminalScene.Prompt);
        Run(shell, "jobs", "Running");
        shell.WaitFor(TerminalScene.Prompt);
        Run(shell, "> go; wait %1; echo code=$?.", "code=6.");
        shell.WaitFor(TerminalScene.Prompt);
    });

    [TestMethod]
    [DataRow("%1", "TERM", 143)]
    [DataRow("$!", "TERM", 143)]
    [DataRow("%1", "INT", 130)]
    [DataRow("$!", "INT", 130)]
    [DataRow("%1", "HUP", 129)]
    [DataRow("%1", "KILL", 137)]
    public void A_background_job_is_ended_by_kill(string target, string signal, int code) => At(Sleeper, shell =>
    {
        Run(shell, "sample > begun &", TerminalScene.Prompt);
        Run(shell, $"until [ -s begun ]; do sleep 0.01; done; kill -{signal} {target}; wait $! 2> /dev/null; echo code=$?.", $"code={code}.");
        shell.WaitFor(TerminalScene.Prompt);
    }, isCounted: signal != "KILL");

    [TestMethod]
    public void A_stopped_job_is_ended_by_kill() => At(Sleeper, shell =>
    {
        Run(shell, "sample", "ready");
        shell.Type(TerminalScene.CtrlZ);
        shell.WaitFor("Stopped");
        shell.WaitFor(TerminalScene.Prompt);
        Run(shell, "kill %1; while kill -0 %1; do sleep 0.05; done 2> /dev/null; echo go''ne", "gone");
        shell.WaitFor(TerminalScene.Prompt);
    }, comparesScreen: false);

    /// <summary>Not by a key: from a script or another window, while the tool has the terminal.</summary>
    [TestMethod]
    [DataRow("INT")]
    [DataRow("QUIT")]
    [DataRow("TERM")]
    [DataRow("HUP")]
    public void A_signal_from_elsewhere_reaches_a_tool_in_the_foreground(string signal) => At(Catcher, shell =>
    {
        Run(shell, $"mkfifo line; bash -c '(exec 3> line; until grep -q ready begun; do sleep 0.01; done; kill -{signal} $$; until grep -q caught begun; do sleep 0.01; done; sleep 0.2; echo end >&3) & exec sample > begun < line'; rm line; echo en''ded", "ended");
        shell.WaitFor(TerminalScene.Prompt);
        Run(shell, "cat begun", $"{signal} 1 times");
        shell.WaitFor(TerminalScene.Prompt);
    }, files: Files.Empty.Add("begun", ""));

    [TestMethod]
    public void A_tool_that_suspends_itself_gives_the_prompt_back() =>
        At("#!/bin/sh\necho ready; kill -TSTP $$; echo back; kill -STOP $$; echo again; exit 8\n", shell =>
        {
            shell.Type("sample\n");
            shell.WaitFor("Stopped");
            shell.WaitFor(TerminalScene.Prompt);
            shell.Type("fg\n");
            shell.WaitFor("back");
            shell.WaitFor("Stopped");
            shell.WaitFor(TerminalScene.Prompt);
            shell.Type("fg\n");
            shell.WaitFor("again");
            shell.WaitFor(TerminalScene.Prompt);
            AssertCode(shell, 8);
        });

    [TestMethod]
    public void A_background_tool_that_reads_the_terminal_is_stopped_until_fg() => At(Reader, shell =>
    {
        Run(shell, "sample > out &", TerminalScene.Prompt);
        Run(shell, "until jobs %1 | grep Stopped; do sleep 0.05; done", "Stopped");
        shell.WaitFor(TerminalScene.Prompt);
        Run(shell, "fg", "sample");
        shell.Type("one\nend\n");
        shell.WaitFor(TerminalScene.Prompt);
        AssertCode(shell, 4);
    }, comparesScreen: false);

    [TestMethod]
    public void A_pipeline_in_the_background_is_one_job() => At("#!/bin/sh\ncat; exit 3\n", shell =>
    {
        Run(shell, "mkfifo gate; cat gate | sample | cat > out &", TerminalScene.Prompt);
        Run(shell, "jobs | grep -c sample", "1");
        shell.WaitFor(TerminalScene.Prompt);
        Run(shell, "echo > gate; wait %1; rm gate; set -o pipefail; echo x | sample | sample; echo code=$?.", "code=3.");
        shell.WaitFor(TerminalScene.Prompt);
    });

    /// <summary>The terminal goes away, as when a window is closed.</summary>
    [TestMethod]
    public void A_hang_up_ends_the_tool()
    {
        foreach (var way in new[] { Way.Bare, Way.Counted, Way.Off })
        {
            using var stage = new Stage(way);
            stage.Write("../tools/sample", Sleeper);
            using (var shell = Pty.Start("bash", ["--norc", "--noprofile", "-i"], stage.Environment, stage.Work))
            {
                shell.Type("sample\n");
                shell.WaitFor("ready");
                shell.Signal(SignalNumber.Hangup);
                shell.WaitForExit();
            }

            stage.WaitUntilAlone();
        }
    }

    private static void At(string sample, Action<Pty> play, bool isCounted = true, Files? files = null, bool comparesScreen = true) => new TerminalScene(play)
    {
        Files = (files ?? Files.Empty).Add("../tools/sample", sample),
        IsCounted = isCounted,
        ComparesScreen = comparesScreen,
    }.AssertInvisible();

    private static void Run(Pty shell, string line, string answer)
    {
        shell.Type(line + "\n");
        shell.WaitFor(line.Length > 0 ? line[^int.Min(line.Length, 8)..] : "");
        shell.WaitFor(answer);
    }

    private static void AssertCode(Pty shell, int expected)
    {
        shell.Type("echo \"code=$?.\"\n");
        shell.WaitFor("code=" + expected + ".");
        shell.WaitFor(TerminalScene.Prompt);
    }
}
