using Footfall.Protocol;
using NodaTime;

namespace Footfall.Tests;

[TestClass]
public sealed class FlushTests
{
    private static readonly ToolName Other = ToolName.Parse("other");

    public required TestContext TestContext { get; init; }

    [TestMethod]
    public async Task Where_nobody_was_asked_nothing_is_done_and_nothing_made()
    {
        using var installation = new Installation(1);

        Assert.AreEqual(FlushResult.NothingToDo, await Flush(installation));
        Assert.IsEmpty(installation.Home.Entries);
    }

    [TestMethod]
    public async Task While_another_process_is_at_it_nothing_is_done()
    {
        using var installation = Installation.Agreed(1);
        using var held = FlushLock.TryTake(installation.State, Duration.Zero);

        Assert.AreEqual(FlushResult.Busy, await Flush(installation));
    }

    [TestMethod]
    [DataRow("newer version")]
    [DataRow("directory")]
    [DataRow("unreadable journal")]
    [DataRow("damaged answer")]
    [DataRow("bad manifest")]
    public async Task What_is_wrong_with_one_tool_leaves_the_others_alone(string what)
    {
        using var installation = await Two();
        var state = installation.State;
        switch (what)
        {
            case "newer version":
                SqliteCacheTests.Sql(state.Cache(Some.Tool), "PRAGMA user_version = 99");
                break;
            case "directory":
                File.Delete(state.Cache(Some.Tool));
                Directory.CreateDirectory(state.Cache(Some.Tool));
                break;
            case "unreadable journal":
                Directory.Delete(state.Journal(Some.Tool), recursive: true);
                File.CreateSymbolicLink(state.Journal(Some.Tool), state.Journal(Some.Tool));
                break;
            case "damaged answer":
                await File.WriteAllTextAsync(state.Consent(Some.Tool), "?", TestContext.CancellationToken);
                break;
            default:
                await File.WriteAllTextAsync(state.Manifest(Some.Tool), "{", TestContext.CancellationToken);
                break;
        }

        var before = File.Exists(state.Cache(Some.Tool)) ? await File.ReadAllBytesAsync(state.Cache(Some.Tool), TestContext.CancellationToken) : [];
        installation.Use(tool: Other);
        installation.Cache(transaction => Put(transaction, 5), Other);

        var result = await Flush(installation);

        Assert.AreEqual(new FlushResult(FlushState.Done, 1), result);
        Assert.AreEqual(2, installation.Look(Other).Cells.First(cell => cell.Key.Subject.Kind == ReportKind.Command).Count);
        if (what == "newer version")
        {
            CollectionAssert.AreEqual(before, await File.ReadAllBytesAsync(state.Cache(Some.Tool), TestContext.CancellationToken));
        }
    }

    [TestMethod]
    public async Task What_a_newer_footfall_keeps_from_being_folded_waits_for_it_and_the_oldest_goes_where_it_grows_too_large()
    {
        using var installation = await Two();
        SqliteCacheTests.Sql(installation.State.Cache(Some.Tool), "PRAGMA user_version = 99");
        for (var day = 1; day <= 5; day++)
        {
            await using var segment = File.Create(installation.Home.Segment(Some.Day.PlusDays(-day)).Path);
            segment.SetLength(JournalWriter.LargestSegment);
        }

        installation.Use();
        await Flush(installation);

        var kept = JournalSegment.Of(installation.State, Some.Tool);
        CollectionAssert.AreEqual(new[] { -2, -1, 0 }.Select(day => Some.Day.PlusDays(day)).ToArray(), kept.Select(segment => segment.Day).ToArray());
        Assert.IsLessThanOrEqualTo(JournalSegment.LargestJournal, kept.Sum(segment => segment.Length));
    }

    [TestMethod]
    public async Task A_cache_that_fails_during_the_work_leaves_the_others_alone()
    {
        using var installation = await Two();
        installation.Use();
        installation.Cache(transaction => Put(transaction, 5), Other);
        Directory.CreateDirectory(installation.State.Cache(Some.Tool) + "-journal");

        Assert.AreEqual(new FlushResult(FlushState.Done, 1), await Flush(installation));
    }

    [TestMethod]
    public async Task Killed_before_the_commit_it_counts_all_of_it_the_next_time()
    {
        using var installation = await Two();
        installation.Use();
        using (var cache = SqliteCache.Open(installation.State.Cache(Some.Tool)))
        using (var killed = cache.Begin())
        {
            var maker = new ReportMaker(ToolManifest.Of(Some.Manifest), installation.Random);
            new JournalFold(killed, maker, Some.Sending, Some.Noon).Fold(JournalSegment.Of(installation.State, Some.Tool));
        }

        await Flush(installation);
        await Flush(installation);

        Assert.AreEqual(2, installation.Look().Cells.First(cell => cell.Key.Subject.Kind == ReportKind.Command).Count);
    }

    [TestMethod]
    public async Task Segments_that_are_folded_and_closed_are_deleted_and_their_offsets_forgotten()
    {
        using var installation = Installation.Agreed(1);
        for (var day = 0; day < 4; day++)
        {
            installation.Use();
            installation.Clock.Advance(Duration.FromDays(1));
        }

        await Flush(installation);
        Assert.AreEqual("2026-11-27", Segments(installation), "of yesterday somebody may still append");
        Assert.HasCount(4, installation.Cache(transaction => transaction.Offsets()));
        await Flush(installation);

        Assert.HasCount(1, installation.Cache(transaction => transaction.Offsets()));
        Assert.AreEqual(4, Commands(installation));
    }

    [TestMethod]
    public async Task Killed_between_the_commit_and_the_deletion_it_counts_nothing_twice()
    {
        using var installation = Installation.Agreed(1);
        installation.Use();
        var segment = installation.Home.Segment(Some.Day).Path;
        var bytes = await File.ReadAllBytesAsync(segment, TestContext.CancellationToken);
        installation.Clock.Advance(Duration.FromDays(3));
        await Flush(installation);
        await File.WriteAllBytesAsync(segment, bytes, TestContext.CancellationToken);

        await Flush(installation);

        Assert.AreEqual(1, Commands(installation));
        Assert.AreEqual("", Segments(installation));
    }

    [TestMethod]
    public async Task The_next_time_is_in_an_hour_or_in_ten_minutes_where_reports_are_due_and_at_midnight_at_the_latest()
    {
        using var installation = Installation.Agreed(1);
        await Flush(installation);
        Assert.AreEqual(Some.Noon + Duration.FromHours(1), new FlushStamp(installation.State).Read());

        installation.Put(Some.Waiting(1), Some.Waiting(2));
        await Flush(installation);
        Assert.AreEqual(Some.Noon + Duration.FromMinutes(10), new FlushStamp(installation.State).Read());

        installation.Clock.Now = Some.At(Some.Day, 23) + Duration.FromMinutes(55);
        await Flush(installation);
        Assert.AreEqual(Some.At(Some.Day.PlusDays(1), 0), new FlushStamp(installation.State).Read());
    }

    [TestMethod]
    public async Task The_version_is_asked_once_a_day_of_use_and_two_integers_are_kept()
    {
        using var installation = WithVersion(out var asked);
        for (var i = 0; i < 3; i++)
        {
            installation.Use();
            await Flush(installation);
        }

        Assert.HasCount(1, await File.ReadAllLinesAsync(asked, TestContext.CancellationToken));
        await installation.Days(2, TestContext.CancellationToken);
        Assert.HasCount(1, await File.ReadAllLinesAsync(asked, TestContext.CancellationToken), "no use, no question");
        var version = installation.Look().Cells.Single(cell => cell.Key.Subject.Kind == ReportKind.Version);
        Assert.AreEqual(new CellKey(Some.Week, MayBeSent: true, new Subject(ReportKind.Version, 1_0002_0003, (long)PrereleaseClass.Beta)), version.Key);
    }

    [TestMethod]
    public async Task A_use_for_ones_own_eyes_has_no_version_sent()
    {
        using var installation = WithVersion(out var asked);
        installation.Use(Some.Invocation with { MayBeSent = false });

        await Flush(installation);

        Assert.IsFalse(File.Exists(asked));
        Assert.IsFalse(installation.Look().Cells.Any(cell => cell.Key.MayBeSent));
    }

    [TestMethod]
    public async Task Where_all_stays_here_the_version_is_counted_for_ones_own_eyes()
    {
        using var installation = WithVersion(out _);
        installation.Answers.Write(Some.Local);
        installation.Use(Some.Invocation with { MayBeSent = false });

        await Flush(installation);

        Assert.IsFalse(installation.Look().Cells.Single(cell => cell.Key.Subject.Kind == ReportKind.Version).Key.MayBeSent);
    }

    [TestMethod]
    public async Task The_same_file_is_not_asked_again_in_a_window_and_another_one_is()
    {
        using var installation = WithVersion(out var asked);
        var tool = Path.Combine(installation.Home.Around, "demo");
        var script = await File.ReadAllTextAsync(tool, TestContext.CancellationToken);

        Assert.AreEqual(1, await AskedAfterADay());
        Assert.AreEqual(1, await AskedAfterADay(), "nothing about the file has changed");

        TemporaryHome.MakeScript(tool, script.Replace("1.2.3-beta.1", "1.2.4", StringComparison.Ordinal));
        Assert.AreEqual(2, await AskedAfterADay(), "its size has");

        File.SetLastWriteTimeUtc(tool, File.GetLastWriteTimeUtc(tool).AddSeconds(1));
        Assert.AreEqual(3, await AskedAfterADay(), "its time has");

        File.Move(tool, tool + "-elsewhere");
        Assert.AreEqual(3, await AskedAfterADay(), "it is gone");
        Assert.HasCount(3, installation.Look().Cells.Where(cell => cell.Key.Subject.Kind == ReportKind.Version).ToList());

        async Task<int> AskedAfterADay()
        {
            installation.Use();
            await Flush(installation);
            installation.Clock.Advance(Duration.FromDays(1));
            return (await File.ReadAllLinesAsync(asked, TestContext.CancellationToken)).Length;
        }
    }

    [TestMethod]
    public async Task Each_window_asks_anew()
    {
        using var installation = WithVersion(out var asked);
        installation.Use();
        await Flush(installation);

        installation.Clock.Advance(Duration.FromDays(7));
        installation.Use();
        await Flush(installation);

        Assert.HasCount(2, await File.ReadAllLinesAsync(asked, TestContext.CancellationToken));
    }

    [TestMethod]
    public async Task No_path_of_the_tool_is_kept()
    {
        using var installation = WithVersion(out _);
        installation.Use();

        await Flush(installation);

        var cache = await File.ReadAllBytesAsync(installation.State.Cache(Some.Tool), TestContext.CancellationToken);
        Assert.IsNotNull(installation.Cache(transaction => transaction.VersionFile));
        Assert.IsLessThan(0, cache.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(installation.Home.Around)));
    }

    [TestMethod]
    public async Task The_version_is_never_asked_of_a_shim()
    {
        using var installation = WithVersion(out var asked);
        var shim = Path.Combine(installation.State.Shims, Some.Tool.Text);
        TemporaryHome.MakeScript(Directory.CreateDirectory(installation.State.Shims).FullName + "/" + Some.Tool, "#!/bin/sh\nexit 1\n");
        installation.Environment.Set("PATH", $"{installation.State.Shims}:{installation.Home.Around}");
        installation.Environment.Set(StateDirectory.Variable, installation.State.Root);
        installation.Use();

        await Flush(installation);

        Assert.IsTrue(File.Exists(shim));
        Assert.IsTrue(File.Exists(asked));
    }

    private static int Put(ICacheTransaction transaction, int number)
    {
        transaction.Put(Some.Waiting(number));
        return 0;
    }

    private static long Commands(Installation installation) =>
        installation.Cache(transaction => transaction.Cells()).Where(cell => cell.Key.Subject.Kind == ReportKind.Command).Sum(cell => cell.Count);

    private static string Segments(Installation installation) =>
        string.Join(' ', JournalSegment.Of(installation.State, Some.Tool).Select(segment => JournalWriter.Name(segment.Day)));

    /// <summary>A tool that says its version and writes down that it was asked.</summary>
    private static Installation WithVersion(out string asked)
    {
        var installation = Installation.Agreed(1, Some.TextWith(json => json["version"] =
            new System.Text.Json.Nodes.JsonObject { ["arguments"] = new System.Text.Json.Nodes.JsonArray("--version"), ["prefix"] = "demo " }));
        asked = Path.Combine(installation.Home.Around, "asked");
        var tool = Path.Combine(installation.Home.Around, "demo");
        TemporaryHome.MakeScript(tool, $"#!/bin/sh\necho \"$FOOTFALL_TELEMETRY $*\" >> '{asked}'\necho 'demo 1.2.3-beta.1 (of today)'\n");
        installation.Environment.Set("PATH", installation.Home.Around);
        return installation;
    }

    private async Task<Installation> Two()
    {
        var installation = Installation.Agreed(1);
        installation.Agree(Some.TextWith(json => json["tool"] = Other.Text));
        installation.Use();
        installation.Use(tool: Other);
        await Flush(installation);
        installation.Clock.Advance(Duration.FromHours(1));
        return installation;
    }

    private Task<FlushResult> Flush(Installation installation) => installation.Flush(TestContext.CancellationToken);
}
