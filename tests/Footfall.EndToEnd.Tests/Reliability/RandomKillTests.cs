using Footfall.Protocol;
using Footfall.Testing;

namespace Footfall.EndToEnd.Tests.Reliability;

/// <summary>
/// Wrapped commands, background work, opt-outs and answers, several at once on one home, each killed at a random instant or not: one ledger
/// for all of it.
/// </summary>
[TestClass]
public sealed class RandomKillTests
{
    private const int KillSignal = 9;
    private const int KillsOnOneHome = 20;
    private const int LongestLife = 300;
    private static readonly ToolName Leaver = ToolName.Parse("leaver");

    [TestMethod]
    public async Task Processes_that_are_killed_at_random_instants_lose_at_most_themselves_and_double_nothing()
    {
        using var receiver = new Receiver();
        using var home = new LedgerHome(receiver.Address);
        var random = Sample.Random();
        var wanted = Effort.Times(40, 1000);
        var kills = 0;
        var runs = 0;
        while (kills < wanted)
        {
            using var copy = home.Copy();
            AddLeaver(copy, receiver.Address);
            var before = kills;
            for (var command = LedgerHome.Unused; kills - before < KillsOnOneHome && command < LedgerHome.Last; command += 2)
            {
                // The pause between two reports is as good as over.
                File.Delete(copy.State.DispatchRecord);
                var answer = random.Pick(["disable", "enable", "purge"]);
                bool[] killed = await Task.WhenAll(
                    Live(copy.Use(command), random),
                    Live(copy.Telemetry("flush"), random),
                    Live(copy.Telemetry(answer, "leaver"), random),
                    Live(copy.Use(command + 1), random),
                    Live(copy.Telemetry("run", "--", "leaver", "c2"), random));
                runs += killed.Length;
                kills += killed.Count(was => was);
                if (!killed[0])
                {
                    copy.Counted(command);
                }

                if (!killed[3])
                {
                    copy.Counted(command + 1);
                }

                AssertAnswered(copy, answer, killed[2]);
            }

            WaitForBackgroundWork(copy.State);
            copy.Arrive(receiver.Take().Where(report => report.Value.Revision == 1).ToDictionary());
            copy.AssertExact();
            AssertLeaves(copy);
        }

        Console.WriteLine($"{kills} kills of {runs} processes");
    }

    private static async Task<bool> Live(Command command, SeededRandom random)
    {
        using var process = command.Start();
        var life = random.OnceIn(5) ? Timeout.Infinite : random.Below(LongestLife);
        var end = Task.Run(process.WaitForExit);
        if (await Task.WhenAny(end, Task.Delay(life)) != end)
        {
            process.Signal(KillSignal);
        }

        return (await end).Signal == KillSignal;
    }

    /// <summary>Another tool, about which the person changes their mind all the time.</summary>
    private static void AddLeaver(LedgerCopy copy, string endpoint)
    {
        File.WriteAllText(copy.State.Manifest(Leaver), LedgerHome.ManifestText(endpoint, Leaver.Text, revision: 2));
        Assert.AreEqual(0, copy.Telemetry("enable", Leaver.Text).Run().ExitCode);
    }

    private static void AssertAnswered(LedgerCopy copy, string answer, bool wasKilled)
    {
        var reading = new ConsentStore(copy.State).Read(Leaver);
        Assert.IsNotNull(reading.Record, "The answer cannot be read.");
        if (!wasKilled && answer != "purge")
        {
            Assert.AreEqual(answer == "enable" ? ConsentAnswer.Yes : ConsentAnswer.No, reading.Record.Answer);
        }
    }

    private static void AssertLeaves(LedgerCopy copy)
    {
        var disable = copy.Telemetry("disable", Leaver.Text).Run();
        Assert.AreEqual(0, disable.ExitCode, $"{disable}");
        Assert.IsFalse(Directory.Exists(copy.State.Of(Leaver)), "Something is kept after an opt-out.");
    }

    /// <summary>That of a command which was killed goes on alone.</summary>
    private static void WaitForBackgroundWork(StateDirectory state) => Patience.Wait(
        () =>
        {
            using var held = FlushLock.TryTake(state, NodaTime.Duration.Zero);
            return held is not null;
        },
        Patience.Usual,
        () => "The background work does not end.");
}
