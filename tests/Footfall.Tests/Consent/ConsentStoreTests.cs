using Footfall.Protocol;

namespace Footfall.Tests;

[TestClass]
public sealed class ConsentStoreTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public required TestContext TestContext { get; init; }

    public static IEnumerable<object[]> Answers() => [["no"], ["local"], ["yes"]];

    [TestMethod]
    [DynamicData(nameof(Answers))]
    public void No_single_bit_flip_in_a_file_reads_as_an_answer(string answer)
    {
        using var home = new TemporaryHome();
        var whole = ConsentFormat.Write(Record(answer));
        PrivateFiles.CreateDirectory(home.State.ConsentDirectory);

        for (var bit = 0; bit < whole.Length * 8; bit++)
        {
            var flipped = whole.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            File.WriteAllBytes(home.State.Consent(Some.Tool), flipped);

            AssertOff(home, $"bit {bit}");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Answers))]
    public void No_file_that_was_cut_or_grew_reads_as_an_answer(string answer)
    {
        using var home = new TemporaryHome();
        var whole = ConsentFormat.Write(Record(answer));
        PrivateFiles.CreateDirectory(home.State.ConsentDirectory);

        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(home.State.Consent(Some.Tool), whole[..length]);

            AssertOff(home, $"length {length}");
        }

        File.WriteAllBytes(home.State.Consent(Some.Tool), [.. whole, 0]);
        AssertOff(home, "a byte more");
        File.WriteAllBytes(home.State.Consent(Some.Tool), [.. whole, .. new byte[100_000]]);
        AssertOff(home, "many bytes more");
    }

    [TestMethod]
    public void Where_there_is_no_file_nobody_was_asked()
    {
        using var home = new TemporaryHome();

        var reading = new ConsentStore(home.State).Read(Some.Tool);

        Assert.AreEqual(ConsentReading.Missing, reading);
        Assert.AreEqual(Sharing.Ask, Some.Gate().Decide(Terms.Of(Some.Manifest), reading).Sharing);
    }

    [TestMethod]
    [DataRow("directory")]
    [DataRow("FIFO")]
    [DataRow("link to an answer")]
    [DataRow("link to nothing")]
    [DataRow("link to a directory")]
    [DataRow("link to itself")]
    [DataRow("loop above it")]
    [DataRow("link above it")]
    public async Task What_is_not_a_file_in_its_place_is_off_and_is_not_waited_for(string what)
    {
        using var home = new TemporaryHome();
        var path = home.State.Consent(Some.Tool);
        var elsewhere = Path.Combine(home.Around, "elsewhere");
        PrivateFiles.CreateDirectory(home.State.ConsentDirectory);
        switch (what)
        {
            case "directory":
                Directory.CreateDirectory(path);
                break;
            case "FIFO":
                TemporaryHome.MakeFifo(path);
                break;
            case "link to an answer":
                await File.WriteAllBytesAsync(elsewhere, ConsentFormat.Write(Some.Yes), TestContext.CancellationToken);
                File.CreateSymbolicLink(path, elsewhere);
                break;
            case "link to nothing":
                File.CreateSymbolicLink(path, elsewhere);
                break;
            case "link to a directory":
                File.CreateSymbolicLink(path, home.Around);
                break;
            case "link to itself":
                File.CreateSymbolicLink(path, path);
                break;
            case "link above it":
                await File.WriteAllBytesAsync(path, ConsentFormat.Write(Some.Yes), TestContext.CancellationToken);
                Directory.Move(home.State.ConsentDirectory, elsewhere);
                Directory.CreateSymbolicLink(home.State.ConsentDirectory, elsewhere);
                break;
            default:
                Directory.Delete(home.State.ConsentDirectory);
                File.CreateSymbolicLink(home.State.ConsentDirectory, home.State.ConsentDirectory);
                break;
        }

        await Task.Run(() => AssertOff(home, what), TestContext.CancellationToken).WaitAsync(Patience, TestContext.CancellationToken);
    }

    [TestMethod]
    public void No_answer_is_written_behind_a_link()
    {
        using var home = new TemporaryHome();
        var elsewhere = Path.Combine(home.Around, "elsewhere");
        Directory.CreateDirectory(elsewhere);
        PrivateFiles.CreateDirectory(home.State.Root);
        Directory.CreateSymbolicLink(home.State.ConsentDirectory, elsewhere);

        Assert.ThrowsExactly<IOException>(() => new ConsentStore(home.State).Write(Some.Yes));
        Assert.IsEmpty(Directory.EnumerateFileSystemEntries(elsewhere));
    }

    [TestMethod]
    public void An_answer_of_a_day_that_there_is_not_is_off_for_who_sends()
    {
        using var home = new TemporaryHome();
        PrivateFiles.CreateDirectory(home.State.ConsentDirectory);
        File.WriteAllBytes(home.State.Consent(Some.Tool), ConsentFormat.Write(Some.Yes with { DayText = "2026-13-24" }));

        AssertOff(home, "for who sends");
        Assert.IsNotNull(new ConsentStore(home.State).ReadText(Some.Tool).Record, "a wrapped command need not know");
    }

    [TestMethod]
    public void The_answer_about_another_tool_is_no_answer()
    {
        using var home = new TemporaryHome();
        PrivateFiles.CreateDirectory(home.State.ConsentDirectory);
        File.WriteAllBytes(home.State.Consent(Some.Tool), ConsentFormat.Write(Some.Yes with { Tool = ToolName.Parse("other") }));

        AssertOff(home, "other");
    }

    [TestMethod]
    public void A_no_makes_nothing_but_its_file()
    {
        using var home = new TemporaryHome();

        new ConsentStore(home.State).Write(Some.No);

        Assert.AreEqual("consent consent/demo", string.Join(' ', home.Entries));
    }

    [TestMethod]
    public void A_yes_makes_what_a_run_appends_to()
    {
        using var home = new TemporaryHome();

        new ConsentStore(home.State).Write(Some.Yes);

        Assert.AreEqual("consent consent/demo state state/demo state/demo/journal", string.Join(' ', home.Entries));
    }

    [TestMethod]
    public void The_answer_about_a_tool_leaves_the_one_about_a_tool_with_a_longer_name_alone()
    {
        using var home = new TemporaryHome();
        var store = new ConsentStore(home.State);
        var longer = ToolName.Parse("demo.new");
        store.Write(Some.Yes with { Tool = longer });

        store.Write(Some.Yes);

        Assert.AreEqual(longer, store.Read(longer).Record?.Tool);
        CollectionAssert.AreEqual(new[] { Some.Tool, longer }, home.State.AnsweredTools().ToArray());
    }

    [TestMethod]
    public void An_answer_that_was_given_again_is_not_the_one_that_a_run_began_under()
    {
        using var home = new TemporaryHome();
        var store = new ConsentStore(home.State);
        store.Write(Some.Yes);
        var before = store.Read(Some.Tool);
        Assert.IsTrue(store.Has(Some.Tool, before), "as long as nobody writes, it is the same");

        store.Write(Some.Yes);
        File.SetLastWriteTimeUtc(home.State.Consent(Some.Tool), File.GetLastWriteTimeUtc(home.State.Consent(Some.Tool)).AddSeconds(1));

        Assert.IsFalse(store.Has(Some.Tool, before));
    }

    [TestMethod]
    [DoNotParallelize]
    [DataRow(0)]
    [DataRow(0x12, DisplayName = "022")]
    [DataRow(0x3F, DisplayName = "077")]
    public void Everything_from_the_root_down_is_for_its_owner_only_whatever_the_umask(int mask)
    {
        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var installation = new Installation(1);
        var home = installation.Home;

        TemporaryHome.Under(mask, () =>
        {
            installation.Agree();
            installation.Use();
            installation.Flush(TestContext.CancellationToken).GetAwaiter().GetResult();
            Assert.IsTrue(new FlushStamp(home.State).TryWrite(Some.Noon));
        });

        string[] made = [Path.GetDirectoryName(home.State.Root)!, home.State.Root, .. home.Entries.Select(entry => Path.Combine(home.State.Root, entry))];
        var ours = made.Except([home.State.Manifest(Some.Tool)]).ToArray();
        Assert.HasCount(13, ours, string.Join(' ', ours));
        foreach (var path in ours)
        {
            Assert.AreEqual(Directory.Exists(path) ? owner | UnixFileMode.UserExecute : owner, TemporaryHome.ModeOf(path), path);
        }
    }

    private static void AssertOff(TemporaryHome home, string what)
    {
        var reading = new ConsentStore(home.State).Read(Some.Tool);
        var decision = Some.Gate().Decide(Terms.Of(Some.Manifest), reading);

        Assert.IsNull(reading.Record, what);
        Assert.AreEqual((Sharing.Off, ConsentRule.Unreadable), (decision.Sharing, decision.Rule), what);
    }

    private static ConsentRecord Record(string answer) => answer switch { "yes" => Some.Yes, "local" => Some.Local, _ => Some.No };
}
