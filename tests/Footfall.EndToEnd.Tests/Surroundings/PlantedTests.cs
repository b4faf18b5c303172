using Footfall.Testing;

namespace Footfall.EndToEnd.Tests.Surroundings;

/// <summary>
/// What somebody planted in the state directory: everything ends, the tool never notices, nothing elsewhere is read, written or deleted, and
/// where the tool is not counted any more <c>doctor</c> says why and names the mend.
/// </summary>
[TestClass]
public sealed class PlantedTests
{
    /// <summary>What did harm once, or would do most.</summary>
    private static readonly (string Place, string Thing)[] Usual =
    [
        ("consent/", "link"), ("tools/", "file"), ("state/", "link"), ("shims/", "link"), ("state/mytool/", "link"), ("state/mytool/journal/", "link"),
        ("consent/mytool", "FIFO"), ("state/mytool/journal/TODAY", "link"), ("state/mytool/cache.db", "hard link"), ("state/mytool/cache.db-journal", "FIFO"),
        ("state/mytool/vocabulary", "directory"), ("flush.lock", "dangling link"), ("flush.due", "socket"),
    ];

    /// <summary>At full effort each place with each thing.</summary>
    public static IEnumerable<object[]> Cases() => Effort.IsFull
        ? Planted.Places.SelectMany(place => ThingsFor(place).Select(thing => new object[] { place, thing }))
        : Usual.Select(planted => new object[] { planted.Place, planted.Thing });

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void What_is_planted_harms_nobody_and_is_named(string place, string thing)
    {
        using var person = Template.Person();
        var planted = new Planted(person, place, thing);

        Template.RunUnharmed(person);
        Template.RunUnharmed(person);
        foreach (var verb in Verbs.Looking)
        {
            Verbs.Do(person, verb);
        }

        var counted = Template.Counted(person);
        Assert.IsTrue(counted is null or <= 3, $"{counted} are counted: what lies elsewhere is among them.");
        Assert.IsTrue(counted is 3 || Verbs.Do(person, "doctor").Output.Contains("mend: ", StringComparison.Ordinal), $"{counted} of 3 are counted, and the doctor finds nothing.");
        planted.AssertElsewhereIsUntouched("by looking");

        foreach (var verb in Effort.IsFull ? Verbs.All : [["enable", "mytool", "--local"], ["purge", "mytool"], ["disable", "mytool"]])
        {
            Verbs.Do(person, verb);
        }

        Template.RunUnharmed(person);
        planted.AssertElsewhereIsUntouched("by what deletes");
    }

    [TestMethod]
    public void The_root_itself_may_be_a_link()
    {
        using var person = Template.Person();
        Directory.CreateDirectory(Path.Combine(person.Home, "disk"));
        var elsewhere = Path.Combine(person.Home, "disk", "footfall");
        Directory.Move(person.State.Root, elsewhere);
        Directory.CreateSymbolicLink(person.State.Root, elsewhere);

        Template.RunUnharmed(person);

        Assert.AreEqual(2, Template.Counted(person));
        Assert.AreEqual(0, person.Telemetry("disable", "mytool").ExitCode);
        Assert.IsFalse(Directory.Exists(Path.Combine(elsewhere, "state", "mytool")));
    }

    [TestMethod]
    public void A_link_below_what_is_kept_is_not_followed_when_its_size_is_told()
    {
        using var person = Template.Person();
        Directory.CreateSymbolicLink(Path.Combine(person.State.Of(Template.Tool), "everything"), "/usr");

        var size = (long)person.Inspect("status", "mytool")["bytes"]!;

        Assert.IsLessThan(10L * 1024 * 1024, size);
    }

    private static IReadOnlyList<string> ThingsFor(string place) => place.EndsWith('/') ? ["link", "dangling link", "file", "FIFO", "loop"] : Planted.Things;
}
