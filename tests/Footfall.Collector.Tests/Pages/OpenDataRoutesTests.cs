using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Footfall.Testing;
using NodaTime;

namespace Footfall.Collector.Tests;

[TestClass]
public sealed class OpenDataRoutesTests
{
    [TestMethod]
    public async Task Files_have_the_size_and_checksum_that_the_list_says()
    {
        var site = await SomeSite.PublishedAsync();
        var list = await site.ReadAsync("open-data/");

        foreach (var quarter in (string[])["2026-q3", "2026-q4"])
        {
            using var answer = await site.AskAsync($"open-data/forge/{quarter}.tsv");
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            StringAssert.Contains(list, $"<td class=\"number\">{bytes.Length:N0}</td><td><span class=\"code\">{Convert.ToHexStringLower(SHA256.HashData(bytes))}</span>");
            StringAssert.StartsWith(Encoding.UTF8.GetString(bytes), Figure.Heading + "\n", StringComparison.Ordinal);
            Assert.AreEqual("text/tab-separated-values; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        }
    }

    [TestMethod]
    public async Task The_json_holds_the_figures_of_the_table()
    {
        var site = await SomeSite.PublishedAsync();
        var lines = (await site.ReadAsync("open-data/forge/2026-q4.tsv")).Split('\n').Length - 2;

        using var json = JsonDocument.Parse(await site.ReadAsync("open-data/forge/2026-q4.json"));

        Assert.AreEqual(lines, json.RootElement.GetProperty("releases").EnumerateArray().Sum(release => release.GetProperty("figures").GetArrayLength()));
    }

    [TestMethod]
    public async Task A_quarter_that_is_over_may_be_kept_longer()
    {
        await using var site = await ReadableCollector.StartAsync(
            [SomeSite.Forge],
            ledger => new SomeReleases(SomeSite.Forge, "k=20").Publish(ledger, new LocalDate(2026, 9, 20), Some.Today));

        using var over = await site.AskAsync("open-data/forge/2026-q3.tsv");
        using var growing = await site.AskAsync("open-data/forge/2026-q4.tsv");

        Assert.AreEqual("public, max-age=86400", over.Headers.GetValues("Cache-Control").Single());
        Assert.AreEqual("public, max-age=600", growing.Headers.GetValues("Cache-Control").Single());
    }

    [TestMethod]
    public async Task What_is_released_later_is_in_log_list_and_file()
    {
        var clock = new FakeClock(Some.Today);
        var releases = new SomeReleases(SomeSite.Forge, "k=20");
        await using var site = await ReadableCollector.StartAsync(
            [SomeSite.Forge],
            ledger => releases.Publish(ledger, Some.Today.PlusDays(-30), Some.Today),
            clock: clock);
        var log = await site.ReadAsync("open-data/releases.tsv");
        var list = await site.ReadAsync("open-data/");
        var file = await site.ReadAsync("open-data/forge/2026-q4.tsv");

        releases.Publish(site.Ledger, Some.Today.PlusDays(-30), Some.Today.PlusDays(3));
        clock.Advance(Duration.FromMinutes(1));

        StringAssert.StartsWith(await site.ReadAsync("open-data/releases.tsv"), log, StringComparison.Ordinal);
        Assert.AreNotEqual(log, await site.ReadAsync("open-data/releases.tsv"));
        Assert.AreNotEqual(list, await site.ReadAsync("open-data/"));
        StringAssert.StartsWith(await site.ReadAsync("open-data/forge/2026-q4.tsv"), file, StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("open-data")]
    [DataRow("open-data/")]
    [DataRow("open-data/releases.tsv")]
    [DataRow("open-data/forge/2026-q4.tsv")]
    public async Task A_trial_has_none_and_says_so(string path)
    {
        var html = await (await SomeSite.TrialAsync()).ReadAsync(path, HttpStatusCode.NotFound);

        StringAssert.Contains(html, "This is a private trial: nothing is published, so there are no open data.");
    }
}
