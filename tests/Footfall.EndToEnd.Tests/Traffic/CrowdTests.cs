using System.Runtime.InteropServices;
using Footfall.Testing;

namespace Footfall.EndToEnd.Tests;

/// <summary>Many wrapped commands that start at once, all of which see that background work is due.</summary>
[TestClass]
[DoNotParallelize]
public sealed class CrowdTests
{
    // Flush.Lifetime counts from when the program has begun; starting it on a machine full of other starts takes some of this.
    private const double LongestLife = 10 + 5;

    private static readonly int Commands = Effort.Times(managed: 30, native: 60, full: 200);

    // The crowd's parent becomes the parent of whoever loses its own, so that everything that ever ran here is seen to end: what background
    // work was started, once, and what that left behind, nothing. PR_SET_CHILD_SUBREAPER is 36.
    private static readonly string Crowd = $$"""
        syscall({{(RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 167 : 157)}}, 36, 1, 0, 0, 0) == 0 or die "prctl: $!";
        my ($number, @command) = @ARGV;
        pipe my $gate, my $opener;
        my %crowd;
        for (1..$number) {
            my $child = fork // die "fork: $!";
            if (!$child) { close $opener; sysread $gate, my $byte, 1; exec @command or die "exec: $!" }
            $crowd{$child} = 1;
        }
        close $gate; close $opener;
        my ($wrong, $others) = (0, 0);
        while ((my $child = wait) > 0) { if (delete $crowd{$child}) { $wrong++ if $? } else { $others++ } }
        print "wrong $wrong, missing @{[scalar %crowd]}, others $others\n";
        """;

    [TestMethod]
    public void Each_of_a_crowd_is_counted_and_one_background_process_runs_and_ends()
    {
        using var person = new Person();
        Assert.AreEqual(0, person.Telemetry("enable", "git", "--local").ExitCode);
        int most, looks;
        double oldest;
        CommandResult crowd;
        using (var watch = new FlushWatch(person))
        {
            crowd = Run(person, BuiltExecutables.Telemetry, "run", "--", "git", "status", "--short");
            (most, looks, oldest) = (watch.MostAtOnce, watch.Looks, watch.OldestAge);
        }

        Console.WriteLine($"{Commands} commands; background work seen in {looks} looks, at most {most} at once, the oldest {oldest:0.0} s");
        Assert.AreEqual("wrong 0, missing 0, others 1\n", crowd.Output, $"{crowd}");

        // The one that began may have ended between two looks.
        Assert.IsLessThanOrEqualTo(1, most, "There is background work, one at a time.");
        Assert.IsLessThan(LongestLife, oldest);
        Assert.AreEqual(0, person.Telemetry("flush").ExitCode);
        Assert.AreEqual(Commands, person.Counters("command")["status: success"]);
        Assert.AreEqual(Commands, person.Counters("option")["status: --short"]);
    }

    [TestMethod]
    public void Each_of_a_crowd_of_shims_is_counted_too()
    {
        using var person = new Person();
        Assert.AreEqual(0, person.Telemetry("enable", "git", "--local").ExitCode);
        person.Wrap("git");

        var crowd = Run(person, Path.Combine(person.State.Shims, "git"), "status", "--short");

        Assert.AreEqual("wrong 0, missing 0, others 1\n", crowd.Output, $"{crowd}");
        Assert.AreEqual(0, person.Telemetry("flush").ExitCode);
        Assert.AreEqual(Commands, person.Counters("command")["status: success"]);
    }

    private static CommandResult Run(Person person, params string[] command) =>
        (person.Command("perl", ["-e", Crowd, $"{Commands}", .. command]) with { Patience = TimeSpan.FromMinutes(Effort.Times(5, 20)) }).Run();
}
