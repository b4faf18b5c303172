using Footfall.Protocol;
using Footfall.Testing;

namespace Footfall.Tests;

[TestClass]
public sealed class ToolCacheTests
{
    public required TestContext TestContext { get; init; }

    [TestMethod]
    [DataRow("garbage")]
    [DataRow("text")]
    [DataRow("foreign")]
    [DataRow("foreign with our version")]
    [DataRow("empty")]
    [DataRow("negative version")]
    public async Task What_is_not_a_cache_is_set_aside_and_counting_goes_on(string what)
    {
        using var installation = await Counted();
        var path = installation.State.Cache(Some.Tool);
        switch (what)
        {
            case "garbage":
                var garbage = new byte[30_000];
                new SeededRandom(1).Fill(garbage);
                await File.WriteAllBytesAsync(path, garbage, TestContext.CancellationToken);
                break;
            case "text":
                await File.WriteAllTextAsync(path, "SQLite format 4\0 or so", TestContext.CancellationToken);
                break;
            case "foreign" or "foreign with our version":
                File.Delete(path);
                SqliteCacheTests.Sql(path, $"CREATE TABLE bookmark (url TEXT); PRAGMA user_version = {(what == "foreign" ? 0 : 1)}");
                break;
            case "negative version":
                SqliteCacheTests.Sql(path, "PRAGMA user_version = -1");
                break;
            default:
                await File.WriteAllBytesAsync(path, [], TestContext.CancellationToken);
                break;
        }

        var before = await File.ReadAllBytesAsync(path, TestContext.CancellationToken);

        AssertSetAside(installation, what);

        CollectionAssert.AreEqual(before, await File.ReadAllBytesAsync(path + ".damaged", TestContext.CancellationToken));
    }

    [TestMethod]
    public async Task Every_cut_is_noticed_and_nothing_in_the_journal_is_counted_twice()
    {
        using var installation = await Counted();
        var path = installation.State.Cache(Some.Tool);
        var whole = await File.ReadAllBytesAsync(path, TestContext.CancellationToken);
        int[] small = [0, 1, 15, 16, 17, 24, 28, 59, 60, 63, 64, 99, 100, 101, 511, 512, 513, 1024];
        var pages = Enumerable.Range(1, whole.Length / 4096).SelectMany(page => (int[])[(page * 4096) - 1, page * 4096, (page * 4096) + 1, (page * 4096) + 2048]);

        foreach (var length in small.Concat(pages).Where(length => length < whole.Length))
        {
            await File.WriteAllBytesAsync(path, whole[..length], TestContext.CancellationToken);

            AssertSetAside(installation, $"length {length}");
        }
    }

    [TestMethod]
    [DataRow("exact", "Activity 1 1")]
    [DataRow("once", "Activity 2 1")]
    public async Task After_a_cache_was_lost_no_day_is_said_to_be_active_twice(string mode, string said)
    {
        using var installation = Installation.Agreed(1, Some.TextWith(json => json["activity"] = mode));
        installation.Use();
        installation.Look();
        await File.WriteAllBytesAsync(installation.State.Cache(Some.Tool), [1], TestContext.CancellationToken);

        installation.Use();
        Assert.IsEmpty(installation.Look().Waiting, "the day of the damage");
        installation.Clock.Advance(NodaTime.Duration.FromDays(1));
        installation.Use();
        var waiting = installation.Look().Waiting.Select(Subject);

        Assert.AreEqual(said, string.Join(", ", waiting));
    }

    [TestMethod]
    [DataRow("directory")]
    [DataRow("directory in the place of the copy")]
    public async Task Where_the_damaged_file_cannot_be_replaced_it_stays_so_that_nothing_is_counted_twice(string what)
    {
        using var installation = await Counted();
        var path = installation.State.Cache(Some.Tool);
        await File.WriteAllBytesAsync(path, [1], TestContext.CancellationToken);
        Directory.CreateDirectory(what == "directory" ? path + ".new" : path + ".damaged");

        var inspection = installation.Look();

        Assert.IsTrue(inspection.IsUnreadable, inspection.Trouble);
        CollectionAssert.AreEqual(new byte[] { 1 }, await File.ReadAllBytesAsync(path, TestContext.CancellationToken));
        Directory.Delete(what == "directory" ? path + ".new" : path + ".damaged");
        AssertSetAside(installation, what);
    }

    /// <summary>SQLite calls a file malformed when the device failed to read it, once perhaps.</summary>
    [TestMethod]
    [DataRow(1, 0L)]
    [DataRow(2, 1L)]
    public async Task A_damage_that_shows_during_the_work_and_again_has_it_done_on_a_new_cache(int shows, long setAside)
    {
        using var installation = await Counted();
        using var cache = ToolCache.Open(installation.State, Some.Tool, Some.Day);
        var times = 0;

        var result = cache.Update(transaction => ++times <= shows ? throw new CacheException(CacheTrouble.Damaged, "It shows.") : transaction.Total(Tally.DamagedCache));

        Assert.AreEqual((shows + 1, setAside), (times, result));
    }

    private static string Subject(OutboxReport report) =>
        ReportFormat.TryRead(report.Body, out var read, out _) ? $"{read.Subject.Kind} {read.Subject.A} {read.Subject.B}" : "not a report";

    private static void AssertSetAside(Installation installation, string what)
    {
        var inspection = installation.Look();

        Assert.IsNull(inspection.Trouble, what);
        Assert.AreEqual(1, inspection.DamagedCache, what);
        Assert.IsEmpty(inspection.Cells, $"{what}: what was counted is lost, and not counted again from the journal");
        Assert.IsEmpty(inspection.Waiting, what);
        installation.Use();
        Assert.IsTrue(installation.Look().Cells.All(cell => cell.Count == 1), what);
    }

    /// <summary>A cache with something in every table, and its journal.</summary>
    private async Task<Installation> Counted()
    {
        var installation = Installation.Agreed(1);
        for (var i = 0; i < 5; i++)
        {
            installation.Use(Some.AnyInvocation(installation.Random));
        }

        await installation.Flush(TestContext.CancellationToken);
        installation.Put([.. Enumerable.Range(0, 30).Select(number => Some.Waiting(number))]);
        return installation;
    }
}
