using Footfall.Testing;

namespace Footfall.EndToEnd.Tests;

/// <summary>Tools that go to the background by themselves, and many at once.</summary>
[TestClass]
public sealed class DaemonAndCrowdTests
{
    private static readonly int Crowd = BuiltExecutables.IsNative ? 200 : 60;

    [TestMethod]
    public void A_daemon_lets_its_caller_go_on_and_lives_on() =>
        StringAssert.Contains(
            new Scene("""
                tool -e 'use POSIX (); exit 0 if fork; POSIX::setsid(); exit 0 if fork; POSIX::close($_) for 0..63; chdir "/";
                    until (-e "$ENV{WORK}/go") { select undef, undef, undef, 0.01 } open my $f, ">", "$ENV{WORK}/lived"; print $f "on"' | cat
                echo returned; test -e lived || echo before the daemon ended
                touch go; until [ -s lived ]; do sleep 0.01; done; cat lived
                """).AssertInvisible(),
            "returned\nbefore the daemon ended\non");

    [TestMethod]
    public void A_child_that_keeps_the_output_keeps_the_reader_and_not_the_caller() =>
        StringAssert.Contains(
            new Scene("""
                tool -e '$| = 1; exit 3 if fork; until (-e "go") { select undef, undef, undef, 0.01 } print "late\n"' > pipe.out
                echo $?; touch go; until [ -s pipe.out ]; do sleep 0.01; done; cat pipe.out
                """).AssertInvisible(),
            "3\nlate\n");

    [TestMethod]
    public void Many_at_once_each_end_their_own_way() =>
        StringAssert.Contains(
            new Scene($"my $crowd = {Crowd};" + """
                my %of;
                pipe my $gate, my $opener; pipe my $roll, my $teller;
                for my $number (1..$crowd) {
                    my $child = fork // die;
                    if (!$child) { close $opener; open STDIN, '<&', $gate; open STDOUT, '>&', $teller;
                        exec 'tool', '-e', 'syswrite STDOUT, "."; sysread STDIN, my $byte, 1; $ARGV[0] % 10 ? exit $ARGV[0] % 256 : kill 15, $$; sleep 1', $number }
                    $of{$child} = $number;
                }
                close $gate; close $teller;
                my $there = 0; while ($there < $crowd) { $there += sysread($roll, my $dots, $crowd) || die }
                close $opener;
                my @ends; while ((my $child = wait) > 0) { $ends[$of{$child}] = ($? & 127) . '/' . ($? >> 8) }
                print "$there: @ends[1..$crowd]\n";
                """)
            {
                Shell = "perl",
                Ways = [Way.Counted],
                Patience = TimeSpan.FromMinutes(5),
            }.AssertInvisible(),
            $"{Crowd}: 0/1 0/2 ");

    /// <summary>What happens behind a tool (adding up, sending) is nobody's child, holds no stream and keeps nobody waiting.</summary>
    [TestMethod]
    public void Background_work_that_starts_behind_a_tool_is_invisible()
    {
        const string Script = """
            unlink "$ENV{FOOTFALL_HOME}/flush.due";
            open my $output, '-|', 'tool', '-e', 'print "words\n"; exit 9';
            print <$output>; close $output; print $? >> 8, ' ', wait, "\n";
            """;
        var bare = Play(Way.Bare);

        Seen.AssertSame(bare, Play(Way.Counted), Way.Counted);

        static string Play(Way way)
        {
            using var stage = new Stage(way);
            var result = new Footfall.Testing.Command("perl", "-e", Script) { Environment = stage.Environment, WorkingDirectory = stage.Work }.Run();
            stage.WaitUntilAlone();
            Assert.AreEqual(way == Way.Counted, File.Exists(stage.State.FlushStamp));
            return stage.See(result);
        }
    }
}
