using Footfall.Protocol;
using Footfall.Testing;

namespace Footfall.EndToEnd.Tests;

/// <summary>A yes that was damaged on disk is no yes, for the real program that runs tools and for the one that sends.</summary>
[TestClass]
public sealed class DamagedAnswerTests
{
    private const int Seed = 815;
    private static readonly ToolName Git = ToolName.Parse("git");

    [TestMethod]
    public void A_damaged_yes_counts_nothing_sends_nothing_and_asks_nobody()
    {
        var random = new SeededRandom(Seed);
        using var person = new Person();
        person.Telemetry("enable", "dfx");
        person.Telemetry("enable", "git");
        person.Run("git", "status");
        person.WaitForFlush();
        var file = person.State.Consent(Git);
        var whole = File.ReadAllBytes(file);
        var no = ConsentFormat.Write(new ConsentRecord { Tool = Git, Answer = ConsentAnswer.No, Day = new NodaTime.LocalDate(2026, 11, 23) });
        byte[][] damages =
        [
            [],
            new byte[whole.Length],
            [.. whole[..^1], 0],
            [.. whole[..40], .. no[40..]],
            File.ReadAllBytes(person.State.Consent(ToolName.Parse("dfx"))),
            .. Enumerable.Range(0, Effort.Times(2, 100)).Select(_ => whole[..random.Below(whole.Length)]),
            .. Enumerable.Range(0, Effort.Times(3, 100)).Select(_ => Changed(whole, random)),
        ];
        foreach (var damaged in damages)
        {
            File.WriteAllBytes(file, damaged);
            var before = Silence.Snapshot(person);

            var run = person.Run("git", "status", "--short");

            Assert.AreEqual((0, ""), (run.ExitCode, run.Error));
            CollectionAssert.AreEqual(before, Silence.Snapshot(person), Convert.ToHexString(damaged));
        }

        Assert.AreEqual("off", (string)person.Inspect("status")["state"]!);
        Assert.AreEqual(0, person.Telemetry("flush").ExitCode);
        Assert.AreEqual("off", (string)person.Inspect("status")["state"]!);

        File.WriteAllBytes(file, whole);
        Assert.AreEqual("send", (string)person.Inspect("status")["state"]!, "It was nothing but the damage.");
    }

    private static byte[] Changed(byte[] whole, SeededRandom random)
    {
        var changed = whole.ToArray();
        changed[random.Below(whole.Length)] ^= (byte)(1 + random.Below(255));
        return changed;
    }
}
