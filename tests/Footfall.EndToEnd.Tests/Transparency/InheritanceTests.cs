using Footfall.Testing;
using Files = System.Collections.Immutable.ImmutableDictionary<string, string>;

namespace Footfall.EndToEnd.Tests;

/// <summary>What a process has from the one that started it, as an observer in the tool's place sees it.</summary>
[TestClass]
public sealed class InheritanceTests
{
    private const string Observe = """tool "$OBSERVE" "$WORK/report" $$""";

    [TestMethod]
    [DataRow(Observe + "; :", DisplayName = "nothing special")]
    [DataRow("umask 027; " + Observe + "; umask 777; " + Observe + "; :", DisplayName = "umask")]
    [DataRow("mkdir gone; cd gone; rmdir ../gone; " + Observe + "; :", DisplayName = "a working directory that is gone")]
    [DataRow("cd /usr/lib; " + Observe + "; :", DisplayName = "a working directory elsewhere")]
    [DataRow("ln -s /usr/lib link; cd link; " + Observe + "; :", DisplayName = "a working directory behind a link")]
    [DataRow("nice -n 5 sh -c 'tool \"$OBSERVE\" \"$WORK/report\" $$; :'", DisplayName = "priority")]
    [DataRow("taskset 1 sh -c 'tool \"$OBSERVE\" \"$WORK/report\" $$; :'", DisplayName = "processors")]
    [DataRow("setsid -w sh -c 'tool \"$OBSERVE\" \"$WORK/report\" $$; :'", DisplayName = "session")]
    [DataRow("echo 500 > /proc/$$/oom_score_adj; echo 23 > /proc/$$/coredump_filter; " + Observe + "; :", DisplayName = "settings of the kernel")]
    [DataRow("ulimit -Sn 256; ulimit -c 0; ulimit -Ss 1024; " + Observe + "; :", DisplayName = "soft limits")]
    [DataRow("ulimit -n 300; ulimit -f 100000; ulimit -t 1000; " + Observe + "; :", DisplayName = "hard limits")]
    [DataRow("trap '' HUP INT QUIT USR1 USR2 ALRM TSTP TTIN TTOU; " + Observe + "; :", DisplayName = "ignored signals")]
    [DataRow("nohup sh -c 'tool \"$OBSERVE\" \"$WORK/report\" $$; :'", DisplayName = "nohup")]
    public void A_tool_finds_the_same(string script) => StringAssert.Contains(new Scene(script).AssertInvisible(), "umask", StringComparison.OrdinalIgnoreCase);

    /// <summary>The managed runtime changes these before any code of ours runs, and keeps no note of it (<c>spec/transparency.md</c>).</summary>
    [TestMethod]
    [DataRow("trap '' PIPE TERM; " + Observe + "; :", DisplayName = "ignored signals that a runtime uses")]
    [DataRow("(ulimit -Sn 100; exec tool \"$OBSERVE\" \"$WORK/report\" $$); :", DisplayName = "a soft limit of open files, and no process between")]
    public void Through_the_native_program_a_tool_finds_the_same(string script)
    {
        if (!BuiltExecutables.IsNative)
        {
            Assert.Inconclusive("Only where the small native program is tested.");
        }

        new Scene(script).AssertInvisible();
    }

    [TestMethod]
    public void A_working_directory_that_may_not_be_read_is_no_trouble() =>
        new Scene("""
            mkdir closed; cd closed; chmod 0 .
            without='sh'
            [ "$(id -u)" -ne 0 ] || without='setpriv --bounding-set -dac_override,-dac_read_search sh'
            $without -c 'ls . 2>&1; exec 2>&1; tool -e "print 5"; :'
            chmod 700 .
            """).AssertInvisible();

    [TestMethod]
    public void All_combinations_of_closed_standard_streams_arrive_closed() =>
        new Scene($$"""
            for closed in '<&-' '>&-' '2>&-' '<&- >&-' '<&- 2>&-' '>&- 2>&-' '<&- >&- 2>&-'; do
                eval "({{Observe}} $closed)"
            done
            """).AssertInvisible();

    [TestMethod]
    public void Descriptors_of_every_kind_arrive_and_no_others()
    {
        var scene = new Scene("""
            use Fcntl; use Socket;
            $^F = 1000;
            open my $file, '+>', "$ENV{WORK}/file"; syswrite $file, "abcdef"; sysseek $file, 3, 0;
            open my $end, '>>', "$ENV{WORK}/file";
            pipe my $reader, my $writer;
            fcntl $writer, F_SETFL, O_NONBLOCK;
            socketpair my $one, my $other, AF_UNIX, SOCK_STREAM, 0;
            socket my $network, AF_INET, SOCK_STREAM, 0;
            open my $folder, '<', '/';
            open my $high, '>&=', 200 if POSIX::dup2(fileno $file, 200); use POSIX ();
            POSIX::dup2(0, 77);
            system 'tool', $ENV{OBSERVE}, "$ENV{WORK}/report", $$;
            system 'tool', '-e', 'open my $f, "<&=", 200; sysread $f, my $rest, 10; print $rest';
            print sysseek($file, 0, 1), fcntl($writer, F_GETFL, 0) & O_NONBLOCK;
            """) { Shell = "perl" };

        var seen = scene.AssertInvisible();

        StringAssert.Contains(seen, "descriptor 200:");
        StringAssert.Contains(seen, "socket:");
    }

    [TestMethod]
    public void Blocked_signals_and_a_running_alarm_arrive() =>
        new Scene("""
            use POSIX ();
            my $set = POSIX::SigSet->new(map { $_ } 1, 2, 10, 12, 14, 15, 17, 28);
            POSIX::sigprocmask(POSIX::SIG_BLOCK(), $set);
            system 'tool', $ENV{OBSERVE}, "$ENV{WORK}/report", $$;
            POSIX::sigprocmask(POSIX::SIG_UNBLOCK(), $set);
            my $child = fork;
            if (!$child) { alarm 1; exec 'tool', '-e', '$SIG{ALRM} = sub { print "rung"; exit 4 }; select undef, undef, undef, 30' }
            waitpid $child, 0;
            print $? >> 8;
            """) { Shell = "perl" }.AssertInvisible();

    /// <summary>
    /// Whoever ignores the end of children throws exit codes away and gets none. A wrapper that wants one cannot leave the tool that, so it
    /// steps aside: the tool runs as it would, and is not counted.
    /// </summary>
    [TestMethod]
    public void An_ignored_end_of_children_arrives() =>
        new Scene("$SIG{CHLD} = 'IGNORE'; open my $in, '-|', 'sample', '/proc/self/status'; print map { /(\\w)....$/ ? \"$1\\n\" : '' } grep { /^SigIgn/ } <$in>; close $in; print $?")
        {
            Shell = "perl",
            Files = Files.Empty.Add("../tools/sample", "#!/bin/cat\n"),
            IsCounted = false,
        }.AssertInvisible();
}
