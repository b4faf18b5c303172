namespace Footfall.EndToEnd.Tests;

/// <summary>Signals from other processes, away from any terminal. The caller knows one number, the one that it started.</summary>
[TestClass]
public sealed class SignalTests
{
    /// <summary>
    /// Perl for the caller: <c>start</c> a tool that says when it is ready, <c>tell</c> what became of it. The tool waits for the end of its
    /// input, so that a signal that comes twice is seen twice.
    /// </summary>
    private const string Caller = """
        use POSIX ();
        sub start {
            my ($program, @arguments) = @_;
            pipe my $input, our $hold; pipe our $output, my $said;
            my $child = fork;
            if (!$child) { POSIX::setpgid(0, 0); POSIX::dup2(fileno $input, 0); POSIX::dup2(fileno $said, 1); exec 'tool', '-e', '$| = 1; ' . $program, @arguments }
            close $input; close $said;
            return $child;
        }
        sub heard { my $line = <$output>; print $line; return $line }
        sub tell { select undef, undef, undef, 0.1; close $hold; local $/; my $rest = <$output>; waitpid $_[0], 0; print $rest, $? & 127, ' ', $? >> 8, "\n" }
        my $counting = 'use POSIX (); my %got; my %number = (HUP => 1, INT => 2, QUIT => 3, USR1 => 10, USR2 => 12, ALRM => 14, TERM => 15, CONT => 18, WINCH => 28);
            for my $name (@ARGV) { POSIX::sigaction($number{$name}, POSIX::SigAction->new(sub { $got{$name}++; syswrite STDOUT, "got $name\n" if $got{$name} == 1 })) }
            syswrite STDOUT, "ready\n"; while (1) { my $read = sysread STDIN, my $byte, 1; last if defined $read && $read == 0 } print map("$_ $got{$_} times\n", sort keys %got); exit 3';
        my $plain = '$SIG{$ARGV[0]} = $ARGV[1]; syswrite STDOUT, "ready\n"; while (1) { my $read = sysread STDIN, my $byte, 1; last if defined $read && $read == 0 } exit 4';

        """;

    private const string Signals = "qw(HUP INT QUIT TERM ALRM USR1 USR2 WINCH CONT)";

    [TestMethod]
    public void A_signal_reaches_the_tool_once_and_the_tool_decides() =>
        StringAssert.Contains(
            Perl($$"""for my $signal ({{Signals}}) { my $child = start($counting, $signal); heard; kill $signal, $child; heard; &tell($child) }""").AssertInvisible(),
            "got TERM\nTERM 1 times\n0 3\n");

    [TestMethod]
    public void A_signal_that_the_tool_leaves_alone_does_what_it_does_by_default() =>
        StringAssert.Contains(
            Perl($$"""for my $signal ({{Signals}}) { my $child = start($plain, $signal, 'DEFAULT'); heard; kill $signal, $child; &tell($child) }""").AssertInvisible(),
            "ready\n15 0\n");

    [TestMethod]
    public void A_signal_that_the_tool_ignores_does_nothing() =>
        Perl($$"""for my $signal ({{Signals}}) { my $child = start($plain, $signal, 'IGNORE'); heard; kill $signal, $child; &tell($child) }""").AssertInvisible();

    [TestMethod]
    public void Several_signals_in_a_row_arrive_all() =>
        Perl("""
            my @signals = qw(HUP INT TERM USR1 USR2); my $child = start($counting, @signals); heard;
            for my $signal (@signals) { kill $signal, $child; heard }
            &tell($child);
            """).AssertInvisible();

    [TestMethod]
    public void A_tool_under_nohup_stays_under_it() =>
        Perl("""$SIG{HUP} = 'IGNORE'; my $child = start('syswrite STDOUT, "ready\n"; sysread STDIN, my $byte, 1; exit 6'); heard; kill 'HUP', $child; &tell($child)""").AssertInvisible();

    /// <summary>Whenever it comes: before the wrapper can pass it on, while the tool starts, or later.</summary>
    [TestMethod]
    public void A_signal_while_it_starts_ends_it_all() =>
        StringAssert.Contains(
            (Perl("""
                for my $signal (qw(TERM INT HUP USR1)) {
                    for my $wait (0 .. 12) {
                        my $child = start('select undef, undef, undef, 30');
                        select undef, undef, undef, $wait / 100;
                        kill $signal, $child; waitpid $child, 0;
                        print "$signal ", $? & 127, "\n";
                    }
                }
                """) with { IsCounted = false }).AssertInvisible(),
            "TERM 15\nTERM 15\n");

    [TestMethod]
    public void A_tool_that_signals_its_own_group_gets_it_once() =>
        Perl("""
            for my $signal (qw(TERM HUP USR1 INT)) {
                my $child = start('my $n = 0; $SIG{$ARGV[0]} = sub { $n++ }; select undef, undef, undef, 0.3; kill $ARGV[0], 0; select undef, undef, undef, 0.1 for 1..2; print "$n\n"; exit 5', $signal);
                waitpid $child, 0; print "$signal ", <$output>, $? >> 8, "\n";
            }
            """).AssertInvisible();

    /// <summary>A known difference (spec/transparency.md): the wrapper cannot tell this from a signal to itself, and the tool must not miss one.</summary>
    [TestMethod]
    public void A_signal_to_the_whole_group_reaches_the_tool_from_the_wrapper_too()
    {
        var scene = Perl("""my $child = start($counting, 'TERM'); heard; kill 'TERM', -$child; heard; &tell($child)""");

        var bare = scene.Play(Way.Bare);
        var counted = scene.Play(Way.Counted);

        StringAssert.Contains(bare, "TERM 1 times\n0 3\n");
        StringAssert.Matches(counted, new System.Text.RegularExpressions.Regex("TERM [12] times\n0 3\n"));
        Seen.AssertSame(bare, counted.Replace("TERM 2 times", "TERM 1 times", StringComparison.Ordinal), Way.Counted);
    }

    [TestMethod]
    public void A_group_whose_tool_leaves_the_signal_alone_ends_by_it() =>
        (Perl("""
            for my $signal (qw(TERM HUP INT QUIT KILL USR1)) { my $child = start('syswrite STDOUT, "ready\n"; select undef, undef, undef, 30'); heard; kill $signal, -$child; &tell($child) }
            """) with { IsCounted = false }).AssertInvisible();

    [TestMethod]
    public void Stop_and_continue_of_the_whole_group_do_that() =>
        Perl("""
            my $child = start('syswrite STDOUT, "ready\n"; 1 until defined sysread STDIN, my $byte, 1; exit 7'); heard;
            for my $round (1..3) {
                kill 'STOP', -$child; waitpid $child, POSIX::WUNTRACED(); print POSIX::WIFSTOPPED(${^CHILD_STATUS_NATIVE}) ? "stopped\n" : "other\n";
                kill 'CONT', -$child; select undef, undef, undef, 0.1;
            }
            &tell($child);
            """).AssertInvisible();

    /// <summary>A known difference: nobody can pass on what cannot be caught.</summary>
    [TestMethod]
    public void Killing_the_wrapper_outright_leaves_the_tool_to_itself()
    {
        var scene = Perl("""
            my $child = start('syswrite STDOUT, "ready\n"; 1 until defined sysread STDIN, my $byte, 1; print "input ended\n"'); heard; kill 'KILL', $child; &tell($child)
            """) with { IsCounted = false };

        var bare = scene.Play(Way.Bare);
        var counted = scene.Play(Way.Counted);

        StringAssert.Contains(bare, "ready\n9 0\n");
        Seen.AssertSame(bare, counted.Replace("input ended\n", "", StringComparison.Ordinal), Way.Counted);
    }

    private static Scene Perl(string script) => new(Caller + script) { Shell = "perl" };
}
