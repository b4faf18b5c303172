using System.Globalization;
using Footfall.Testing;
using Files = System.Collections.Immutable.ImmutableDictionary<string, string>;

namespace Footfall.EndToEnd.Tests;

/// <summary>Standard input, output and error, by whatever they are connected to.</summary>
[TestClass]
public sealed class StreamTests
{
    [TestMethod]
    public void A_megabyte_of_every_byte_passes_both_ways() =>
        new Scene("""
            tool -e 'binmode STDOUT; my $all = join "", map chr, 0..255; print $all x 4096; print STDERR $all x 1000' > out 2> err
            echo $?
            tool -e 'my $n = 0; while (my $read = sysread STDIN, my $bytes, 65536) { $n += $read; syswrite STDOUT, $bytes } print STDERR $n' < out > copy
            cat out err | tool -e 'local $/; print STDERR length <STDIN>'
            cat out | tool -e 'local $/; print <STDIN>' | cmp - out && echo same
            tool -e 'binmode STDOUT; print map(chr, 0..255), "\xff\xfe\r\n\0"'
            """).AssertInvisible();

    [TestMethod]
    public void What_is_written_to_one_pipe_by_two_streams_keeps_its_order() =>
        new Scene("""{ echo first; tool -e 'for (1..3000) { syswrite STDOUT, "o$_\n"; syswrite STDERR, "e$_\n" }'; echo last; } 2>&1 | cat""").AssertInvisible();

    [TestMethod]
    public void A_tool_reads_no_more_than_it_reads()
    {
        const string Script = "tool -e 'sysread STDIN, my $line, 4; print \"got $line\"'; echo then; tool -e '1'; cat";
        const string Text = "one\ntwo\nthree\n";

        var fromPipe = new Scene(Script) { Input = StandardInput.Text(Text) }.AssertInvisible();
        new Scene($"{{ {Script}; }} < input") { Files = Files.Empty.Add("input", Text) }.AssertInvisible();

        StringAssert.Contains(fromPipe, "got one\nthen\ntwo\nthree\n");
    }

    [TestMethod]
    public void A_pipe_that_comes_slowly_and_one_that_never_ends_are_read()
    {
        var text = string.Concat(Enumerable.Range(0, 50_000).Select(number => number.ToString("D8", CultureInfo.InvariantCulture) + "\n"));

        new Scene("tool -e 'print while <STDIN>'") { Input = StandardInput.Text(text) }.AssertInvisible();
        new Scene("""
            { echo one; sleep 0.2; echo two; } | tool -e '$| = 1; print "read $_" while <STDIN>'
            yes | tool -e 'print scalar <STDIN>'
            bash -c 'yes | tool -e "print scalar <STDIN>"; echo ${PIPESTATUS[*]}'
            """).AssertInvisible();
    }

    [TestMethod]
    [DataRow("bash -c 'tool -e \"print qq(y\\n) while 1\" | head -n 3; echo ${PIPESTATUS[*]}'", DisplayName = "tool | head")]
    [DataRow("bash -c 'tool -e \"\\$SIG{PIPE} = q(IGNORE); 1 while print qq(y\\n); print STDERR \\$!; exit 9\" | head -n 3; echo ${PIPESTATUS[*]}'", DisplayName = "a tool that ignores it")]
    [DataRow("tool -e 'print 1; close STDOUT or exit 8' > /dev/full; echo $?", DisplayName = "a full disk")]
    [DataRow("tool -e 'print 1; close STDOUT or exit 8' >&-; echo $?", DisplayName = "a closed output")]
    public void Whoever_cannot_write_on_learns_it(string script) => new Scene(script).AssertInvisible();

    /// <summary>
    /// The tool closes a stream and lives on until whoever is at the other end has noticed. Somebody else who held the stream open would keep
    /// them waiting for each other.
    /// </summary>
    [TestMethod]
    [DataRow("1", DisplayName = "output")]
    [DataRow("2", DisplayName = "errors")]
    [DataRow("7", DisplayName = "a descriptor of its own")]
    public void A_reader_sees_the_end_as_soon_as_the_tool_closes(string descriptor) =>
        StringAssert.Contains(
            new Scene($$"""
                mkfifo pipe
                { cat pipe; touch seen; } &
                tool -e 'use POSIX (); syswrite STDOUT, ""; POSIX::write($ARGV[0], "last words\n", 11); POSIX::close($ARGV[0]);
                    for (1..1000) { last if -e "seen"; select undef, undef, undef, 0.01 } exit(-e "seen" ? 0 : 5)' {{descriptor}} {{descriptor}}> pipe
                echo $?; wait; rm pipe
                """) { Shell = "bash" }.AssertInvisible(),
            "\n0\n");

    [TestMethod]
    public void A_writer_sees_the_end_as_soon_as_the_tool_closes() =>
        StringAssert.Contains(
            new Scene("""
                mkfifo pipe
                { yes > pipe; echo $? > seen; } 2> /dev/null &
                tool -e 'sysread STDIN, my $some, 10; close STDIN;
                    for (1..1000) { last if -s "seen"; select undef, undef, undef, 0.01 } exit(-s "seen" ? 0 : 5)' < pipe
                echo $?; wait; rm pipe
                """) { Shell = "bash" }.AssertInvisible(),
            "\n0\n");

    /// <summary>The lock on an inherited file is free when the tool closes it, not when the tool ends.</summary>
    [TestMethod]
    public void A_lock_that_the_tool_gives_up_is_free() =>
        StringAssert.Contains(
            new Scene("""
                ( flock 9; exec tool -e 'use POSIX (); sub until_there { for (1..1000) { last if -e $_[0]; select undef, undef, undef, 0.01 } } until_there("seen"); POSIX::close(9); until_there("free"); exit(-e "free" ? 0 : 5)' ) 9> lock &
                until [ -e lock ] && ! flock -n lock true; do sleep 0.001; [ -e free ] && break; jobs %% > /dev/null || break; done
                touch seen; flock lock touch free; wait $!; echo $?
                """) { Shell = "bash" }.AssertInvisible(),
            "\n0\n");

    /// <summary>A record lock is the process's that took it before it became the tool. It lasts as long as the tool.</summary>
    [TestMethod]
    public void A_record_lock_that_was_taken_before_lasts() =>
        StringAssert.Contains(
            new Scene("""
                use Fcntl; $^F = 100;
                open my $file, '+>', 'lock';
                sub request { pack 's s l! l! i', $_[0], 0, 0, 0, 0 }
                pipe my $news, my $teller; pipe my $gate, my $opener;
                my $child = fork;
                if (!$child) { fcntl $file, F_SETLK, request(F_WRLCK) or die $!; open STDOUT, '>&', $teller; open STDIN, '<&', $gate; close $opener; exec 'tool', '-e', '$| = 1; print "x"; sysread STDIN, my $byte, 1' }
                sysread $news, my $byte, 1;
                select undef, undef, undef, 0.2;
                print fcntl($file, F_SETLK, request(F_WRLCK)) ? "free\n" : "taken\n";
                close $opener; waitpid $child, 0;
                print fcntl($file, F_SETLK, request(F_WRLCK)) ? "free\n" : "taken\n";
                """) { Shell = "perl" }.AssertInvisible(),
            "taken\nfree\n");
}
