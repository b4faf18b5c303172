using Footfall.Protocol;
using Footfall.Testing;
using NodaTime;

namespace Footfall.EndToEnd.Tests;

/// <summary>
/// Promise 4 with real processes: two people whose commands, variables, names, paths and files differ in secrets only leave the same files,
/// send the same requests and are told the same. Real time and real randomness are left out of the comparison: the class of durations, nonces,
/// times of release, and the rounding of counts.
/// </summary>
[TestClass]
public sealed class TwinPeopleTests
{
    private const int FirstSeed = 900_000;
    private static readonly int Pairs = Effort.Times(managed: 12, native: 300, full: 2_000);
    private static readonly string[] Tools = Effort.IsFull ? ["cargo", "dfx", "docker", "dotnet", "git", "icp", "kubectl", "npm"] : ["git", "kubectl"];
    private static readonly string[] Looks = ["status", "show", "preview", "log", "doctor"];

    /// <summary>Not preview and log: which reports have left by then is chance.</summary>
    private static readonly string[] LooksAfterwards = ["status", "show", "doctor"];

    public required TestContext TestContext { get; init; }

    [TestMethod]
    public async Task People_who_differ_in_secrets_only_leave_send_and_are_told_the_same()
    {
        TestContext.WriteLine($"{Pairs} pairs, seeds {FirstSeed} to {FirstSeed + Pairs - 1}");
        await using var server = RawServer.Start();
        using var one = new TwinPerson("qzxsecretann");
        using var other = new TwinPerson("wvksecretbenandmore");
        var tools = Tools.Select(ToolName.Parse).ToArray();
        foreach (var tool in tools)
        {
            one.Agree(tool, $"{server.Address}");
            other.Agree(tool, $"{server.Address}");
        }

        Use(one, other, tools);

        foreach (var tool in tools)
        {
            Assert.HasCount(Pairs / tools.Length, one.Journal(tool), tool.Text);
            CollectionAssert.AreEqual(one.Journal(tool), other.Journal(tool), tool.Text);
        }

        AssertToldTheSame(one, other, time: null);
        AssertSame(one, other, tools);
        Assert.AreEqual(Send(one, server), Send(other, server));
        AssertSame(one, other, tools);
        AssertTroubleIsToldTheSame(one, other, tools[0]);
    }

    private static void Use(TwinPerson one, TwinPerson other, ToolName[] tools)
    {
        var calls = new List<(ToolName, int, IReadOnlyList<string>)>();
        var twins = new List<(ToolName, int, IReadOnlyList<string>)>();
        var manifests = tools.Select(tool => new ManifestCatalog(null).Find(tool)!.Manifest!).ToArray();
        var words = manifests.Select(CommandLinePairMaker.Words).ToArray();
        for (var i = 0; i < Pairs; i++)
        {
            var pair = CommandLinePairMaker.Make(manifests[i % tools.Length], words[i % tools.Length], FirstSeed + i);
            calls.Add((tools[i % tools.Length], i % 3, pair.Arguments));
            twins.Add((tools[i % tools.Length], i % 3, pair.Twin));
        }

        foreach (var (person, theirs) in new[] { (one, calls), (other, twins) })
        {
            var result = person.Use(theirs);
            Assert.AreEqual(person.ToolOutput(Pairs), result.Output);
            Assert.AreEqual(person.ToolOutput(Pairs), result.Error, "Nothing of ours is between what the tools print.");
        }
    }

    private static void AssertSame(TwinPerson one, TwinPerson other, ToolName[] tools)
    {
        foreach (var tool in tools)
        {
            Assert.AreEqual(string.Join('\n', one.Cache(tool)), string.Join('\n', other.Cache(tool)));
        }

        Assert.AreEqual(string.Join('\n', one.Files()), string.Join('\n', other.Files()));
    }

    /// <summary>Lets a week pass and reports leave; gives how many did. What was on the wire is what the log of each says.</summary>
    private static int Send(TwinPerson person, RawServer server)
    {
        var before = server.Requests.Count;
        using var time = new FakeTime(SystemClock.Instance.GetCurrentInstant() + Duration.FromDays(8));
        for (var i = 0; i < 3; i++)
        {
            var flush = person.Telemetry(time, "flush");
            Assert.AreEqual(0, flush.ExitCode, $"{flush}");
            time.Advance(Duration.FromDays(1));
        }

        foreach (var request in server.Requests.Skip(before))
        {
            Assert.HasCount(5, request.Head, string.Join('\n', request.Head));
            Assert.HasCount(256, request.Body);
            Assert.IsTrue(ReportFormat.TryRead(request.Body, out _, out _));
        }

        // How many leave at once depends on the number that waits and on chance, so that they are counted as any.
        return Math.Sign(server.Requests.Count - before);
    }

    private static void AssertToldTheSame(TwinPerson one, TwinPerson other, FakeTime? time)
    {
        foreach (var look in Looks)
        {
            foreach (string[] command in new[] { new[] { look }, [look, "--json"] })
            {
                var told = one.Telemetry(time, command);
                var twin = other.Telemetry(time, command);
                Assert.AreEqual(one.Masked($"{told}"), other.Masked($"{twin}"), look);
            }
        }
    }

    /// <summary>A damaged vocabulary, a manifest that is none, a full disk: whatever we say then, no secret is in it.</summary>
    private static void AssertTroubleIsToldTheSame(TwinPerson one, TwinPerson other, ToolName tool)
    {
        string[] Tell(TwinPerson person)
        {
            File.WriteAllText(person.State.Vocabulary(tool), "damaged");
            var damaged = person.Use([(tool, 0, ["status"])]);
            Assert.AreEqual(person.ToolOutput(1), damaged.Error);
            File.WriteAllText(person.State.Manifest(tool), "{\"tool\":");
            var invalid = person.Use([(tool, 0, ["status"])]);
            Assert.AreEqual(person.ToolOutput(1), invalid.Error);
            var root = $"'{person.State.Root}'";
            var full = person.Script($"mount -t tmpfs -o size=64k none {root} 2>/dev/null || exit 0\ncd {root}\nhead -c 1000000 /dev/zero >full 2>/dev/null\n{BuiltExecutables.Telemetry} enable {tool}\n");
            return [.. LooksAfterwards.Select(look => person.Masked($"{person.Telemetry(null, look)}")), person.Masked($"{person.Telemetry(null, "enable", tool.Text)}"), person.Masked($"{full}")];
        }

        Assert.AreEqual(string.Join('\n', Tell(one)), string.Join('\n', Tell(other)));
    }
}
