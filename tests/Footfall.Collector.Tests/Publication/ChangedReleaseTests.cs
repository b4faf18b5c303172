using System.Net;
using Footfall.Protocol;

namespace Footfall.Collector.Tests;

/// <summary>Somebody wrote into the database what no collector writes.</summary>
[TestClass]
public sealed class ChangedReleaseTests
{
    [TestMethod]
    public async Task A_collector_whose_release_cannot_be_read_goes_on_taking_reports_and_says_so_instead_of_figures()
    {
        await using var site = await ReadableCollector.StartAsync([SomeSite.Forge], Fill);

        using var health = await site.AskAsync("healthz");
        Assert.AreEqual(HttpStatusCode.OK, health.StatusCode);
        await site.ReadAsync("tools/forge", HttpStatusCode.ServiceUnavailable);
        await site.ReadAsync("open-data/forge/2026-q4.json", HttpStatusCode.ServiceUnavailable);

        // The text is given as it is kept, so that whoever verifies it finds the change.
        Assert.Contains("\tactivity\tno figure\n", await site.ReadAsync("open-data/forge/2026-q4.tsv"));
        Assert.Contains(entry => entry.Contains("Release 1 in the database was changed. This is not a figure: forge\tactivity\tno figure", StringComparison.Ordinal), site.Log);
    }

    private static void Fill(ILedger ledger)
    {
        ledger.CountedSince(SomeSite.Forge.Tool, SomeSite.Since);
        var day = Window.Containing(Some.Today.PlusDays(-20), WindowLength.Day);
        ledger.Release(
            SomeSite.Forge.Tool,
            day,
            closing => new Closure(ReleaseChain.Next(closing.Previous, SomeSite.Forge.Tool, day, Some.Today, "forge\tactivity\tno figure\n"), []));
    }
}
