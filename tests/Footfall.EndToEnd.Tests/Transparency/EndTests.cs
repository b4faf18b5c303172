using Footfall.Testing;
using Files = System.Collections.Immutable.ImmutableDictionary<string, string>;

namespace Footfall.EndToEnd.Tests;

/// <summary>How a tool ends, and when it never begins.</summary>
[TestClass]
public sealed class EndTests
{
    [TestMethod]
    public void Exit_codes_are_the_tools() =>
        new Scene("""for code in 0 1 2 42 125 126 127 128 129 130 137 143 254 255 256 -1; do tool -e 'exit $ARGV[0]' -- $code; echo $code $?; done""").AssertInvisible();

    /// <summary>On the managed build every eleventh.</summary>
    [TestMethod]
    [DataRow(0, 127)]
    [DataRow(128, 255)]
    public void Every_exit_code_of_a_counted_tool_is_the_tools(int first, int last)
    {
        var seen = new Scene($"for code in $(seq {first} {(BuiltExecutables.IsNative ? 1 : 11)} {last}); do sample $code; [ $? -eq $code ] || echo wrong $code $?; done")
        {
            Files = Files.Empty.Add("../tools/sample", "#!/bin/sh\nexit $1\n"),
            Patience = TimeSpan.FromMinutes(5),
        }.Play(Way.Counted);

        StringAssert.Contains(seen, "--- output\n\n--- error\n\n");
    }

    /// <summary>Every signal that ends a process by default; a core file is announced by the same flag, if there is one.</summary>
    [TestMethod]
    public void The_signal_that_ends_a_tool_is_the_one_that_its_caller_sees()
    {
        const string Script = """
            for my $signal (1..16, 24..27, 29..31, 34..64) {
                next if $signal == 17;
                my $before = $signal == 13 || $signal == 8 ? '$SIG{PIPE} = $SIG{FPE} = "DEFAULT";' : '';
                system 'tool', '-e', "$before kill $signal, \$\$; select undef, undef, undef, 1; exit 77";
                print "$signal: ", $? & 127, ' ', $? & 128, ' ', $? >> 8, "\n";
            }
            """;

        var seen = new Scene("ulimit -c 0; exec perl -e '" + Script.Replace("'", "'\\''", StringComparison.Ordinal) + "'") { Ways = [Way.Counted] }.AssertInvisible();

        StringAssert.Contains(seen, "\n15: 15 0 0\n");
    }

    [TestMethod]
    public void A_tool_that_leaves_no_core_file_leaves_none() =>
        new Scene("ulimit -c unlimited; sample; echo $?")
        {
            Files = Files.Empty.Add("../tools/sample", "#!/bin/sh\nulimit -c 0\nkill -SEGV $$\n"),
        }.AssertInvisible();

    [TestMethod]
    public void A_command_that_is_not_there_or_is_no_program_gives_127_or_126()
    {
        // The words belong to whoever looks for the command: the shell without a shim, Footfall with one.
        new Scene("""
            {
                sample; echo $?
                echo 'echo no' > ../tools/sample; hash -r; sample; echo $?
                rm ../tools/sample; mkdir ../tools/sample; hash -r; sample; echo $?
                rmdir ../tools/sample; printf '#!/no/such/interpreter\n' > ../tools/sample; chmod +x ../tools/sample; hash -r; sample; echo $?
                env sample; echo $?
            } 2> /dev/null
            tool -e 1
            """) { Shell = "bash" }.AssertInvisible();
    }

    /// <summary>A child that outlives its tool goes to whoever takes orphans, and the caller has no child more than it started.</summary>
    [TestMethod]
    public void Orphans_and_zombies_are_where_they_would_be() =>
        StringAssert.Contains(
            new Scene("""
                $^F = 100; pipe my $news, my $teller;
                system 'tool', '-e', 'my $tool = $$; if (!fork) { select undef, undef, undef, 0.01 while getppid == $tool; open my $out, ">&=", $ARGV[1];
                    print $out getppid == $ARGV[0] ? "the caller took it" : "somebody else took it"; exit } exit 3', $$, fileno $teller;
                close $teller;
                print $? >> 8, ' ', <$news>, ' ', waitpid(-1, 0), "\n";
                """) { Shell = "perl" }.AssertInvisible(),
            "3 somebody else took it -1");
}
