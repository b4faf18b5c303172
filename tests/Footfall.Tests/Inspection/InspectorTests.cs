using Footfall.Protocol;
using NodaTime;

namespace Footfall.Tests;

[TestClass]
public sealed class InspectorTests
{
    public required TestContext TestContext { get; init; }

    [TestMethod]
    public void Looking_where_nothing_is_kept_makes_nothing()
    {
        using var installation = new Installation(1);
        installation.Home.AddManifest(Some.ManifestText);

        var inspection = installation.Look();

        Assert.AreEqual((Sharing.Ask, null, 0L), (inspection.Decision.Sharing, inspection.Directory, inspection.Size));
        Assert.AreEqual("tools tools/demo.json", string.Join(' ', installation.Home.Entries));
    }

    [TestMethod]
    public void A_tool_that_nobody_knows_is_none()
    {
        using var installation = new Installation(1);

        Assert.IsNull(installation.Look(ToolName.Parse("unheard-of")));
    }

    [TestMethod]
    public void The_command_just_run_shows_at_once()
    {
        using var installation = Installation.Agreed(2);
        installation.Use();

        var inspection = installation.Look();

        Assert.AreEqual(1, inspection.Cells.Single(cell => cell.Key.Subject.Kind == ReportKind.Command).Count);
        Assert.AreEqual(Some.Day, inspection.Activity.LastActive);
        Assert.HasCount(1, inspection.Waiting, "the day's activity");
        Assert.IsGreaterThan(0, inspection.Size);
        Assert.HasCount(inspection.Cells.Length, inspection.Provisional);
    }

    [TestMethod]
    public void Looking_again_changes_nothing()
    {
        using var installation = Installation.Agreed(3);
        installation.Use();
        var before = installation.Look();

        var after = installation.Look();

        CollectionAssert.AreEqual(before.Cells, after.Cells);
        CollectionAssert.AreEqual(before.Waiting.Select(report => report.Nonce).ToArray(), after.Waiting.Select(report => report.Nonce).ToArray());
    }

    [TestMethod]
    [DataRow("DO_NOT_TRACK", "1")]
    [DataRow("CI", "true")]
    public void Where_nothing_may_be_counted_what_is_kept_is_shown_as_it_is(string variable, string value)
    {
        using var installation = Installation.Agreed(4);
        installation.Use();
        installation.Look();
        installation.Use();
        installation.Environment.Set(variable, value);

        var inspection = installation.Look();

        Assert.AreEqual(Sharing.Off, inspection.Decision.Sharing);
        Assert.AreEqual(1, inspection.Cells.Single(cell => cell.Key.Subject.Kind == ReportKind.Command).Count, "the second was not folded");
    }

    [TestMethod]
    public void While_background_work_runs_what_is_kept_is_shown_with_a_word_about_it()
    {
        using var installation = Installation.Agreed(5);
        installation.Use();
        installation.Look();
        installation.Use();
        using var held = FlushLock.TryTake(installation.State, Duration.Zero);

        var inspection = installation.Look();

        StringAssert.Contains(inspection.Trouble, "background work is running", StringComparison.Ordinal);
        Assert.AreEqual(1, inspection.Cells.Single(cell => cell.Key.Subject.Kind == ReportKind.Command).Count);
    }

    [TestMethod]
    [DataRow("newer", "A newer Footfall wrote it")]
    [DataRow("directory", "cannot be read")]
    [DataRow("link without an end beside it", "")]
    public void What_cannot_be_read_is_told_in_words(string what, string words)
    {
        using var installation = Installation.Agreed(6);
        installation.Use();
        installation.Look();
        var cache = installation.State.Cache(Some.Tool);
        switch (what)
        {
            case "newer":
                SqliteCacheTests.Sql(cache, "PRAGMA user_version = 99");
                break;
            case "directory":
                File.Delete(cache);
                Directory.CreateDirectory(cache);
                break;
            default:
                var loop = Path.Combine(installation.State.Of(Some.Tool), "loop");
                Directory.CreateSymbolicLink(loop, installation.State.Of(Some.Tool));
                break;
        }

        StringAssert.Contains(installation.Look().Trouble ?? "", words, StringComparison.Ordinal);
    }

    [TestMethod]
    public async Task A_tool_without_a_manifest_any_more_still_shows_what_is_kept()
    {
        using var installation = Installation.Agreed(7);
        installation.Use();
        await installation.Flush(TestContext.CancellationToken);
        File.Delete(installation.State.Manifest(Some.Tool));

        var inspection = installation.Look();

        Assert.AreEqual(ConsentRule.BadManifest, inspection.Decision.Rule);
        StringAssert.Contains(inspection.Trouble, "no manifest", StringComparison.Ordinal);
        Assert.IsNotEmpty(inspection.Cells);
    }

    [TestMethod]
    public void Reports_that_left_are_read_only_when_somebody_asks_for_them()
    {
        using var installation = Installation.Agreed(9);
        installation.Use();
        installation.Look();
        installation.Cache(transaction =>
        {
            transaction.Log(new SentReport(Some.Nonce(1), [1], Some.Yes.Endpoint!, Some.Noon));
            return 0;
        });

        var (all, last) = (installation.Look(), installation.Look(withSent: false));

        Assert.AreEqual((1, Some.Noon), (all.Sent.Length, all.LastSent));
        Assert.AreEqual((0, Some.Noon), (last.Sent.Length, last.LastSent));
    }

    [TestMethod]
    public void How_things_stand_is_known_without_reading_what_codes_mean()
    {
        using var installation = Installation.Agreed(10);
        installation.Use();
        installation.Look();
        installation.Home.HideManifest();

        var inspection = installation.Look();

        Assert.AreEqual((null, Sharing.Send), (inspection.Trouble, inspection.Decision.Sharing));
        Assert.AreEqual(Some.Manifest.Activity, inspection.Outline!.Activity);
        Assert.AreEqual(1, inspection.Cells.Single(cell => cell.Key.Subject.Kind == ReportKind.Command).Count);
        Assert.ThrowsExactly<IOException>(() => inspection.Vocabulary);
    }

    [TestMethod]
    public async Task After_a_no_nothing_is_left_to_show()
    {
        using var installation = Installation.Agreed(8);
        installation.Use();
        await installation.Flush(TestContext.CancellationToken);
        installation.Change.Refuse(Some.Tool);

        var inspection = installation.Look();

        Assert.AreEqual((ConsentRule.AnsweredNo, null, 0L), (inspection.Decision.Rule, inspection.Directory, inspection.Size));
        Assert.IsEmpty(inspection.Cells);
    }
}
