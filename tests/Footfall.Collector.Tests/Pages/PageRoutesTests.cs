using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Footfall.Protocol;

namespace Footfall.Collector.Tests;

[TestClass]
public sealed partial class PageRoutesTests
{
    [TestMethod]
    [DataRow("")]
    [DataRow("tools/forge")]
    [DataRow("about")]
    [DataRow("open-data/")]
    [DataRow("nowhere")]
    [DataRow("style.css")]
    [DataRow("open-data/releases.tsv")]
    public async Task A_browser_is_told_to_do_nothing_else_with_it(string path)
    {
        using var answer = await (await SomeSite.PublishedAsync()).AskAsync(path);

        Assert.AreEqual(
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
            answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.AreEqual("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.AreEqual("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.IsFalse(answer.Headers.Contains("Set-Cookie") || answer.Headers.Contains("Date") || answer.Headers.Contains("Server"));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("tools/forge")]
    [DataRow("open-data/releases.tsv")]
    public async Task What_a_reader_has_already_is_not_sent_again(string path)
    {
        var site = await SomeSite.PublishedAsync();
        using var first = await site.AskAsync(path);
        var tag = first.Headers.ETag!.ToString();

        using var again = await site.AskAsync(path, ifNoneMatch: $"\"other\", {tag}");
        using var other = await site.AskAsync(path, ifNoneMatch: "\"other\"");

        Assert.AreEqual(HttpStatusCode.NotModified, again.StatusCode);
        Assert.AreEqual(HttpStatusCode.OK, other.StatusCode);
    }

    [TestMethod]
    [DataRow("", HttpStatusCode.OK)]
    [DataRow("tools/forge", HttpStatusCode.OK)]
    [DataRow("nowhere", HttpStatusCode.NotFound)]
    public async Task Head_answers_like_get_without_the_body(string path, HttpStatusCode status)
    {
        var site = await SomeSite.PublishedAsync();
        using var get = await site.AskAsync(path);
        using var head = await site.AskAsync(path, HttpMethod.Head);

        Assert.AreEqual(status, head.StatusCode);
        Assert.AreEqual(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.IsEmpty(await head.Content.ReadAsByteArrayAsync());
    }

    [TestMethod]
    [DataRow("nowhere")]
    [DataRow("tools/nix")]
    [DataRow("tools/forge/x")]
    [DataRow("open-data/forge/1999-q1.tsv")]
    [DataRow("open-data/forge/2026-q4.txt")]
    [DataRow("open-data/nix/2026-q4.tsv")]
    public async Task What_is_not_there_is_a_page_with_404(string path)
    {
        var html = await (await SomeSite.PublishedAsync()).ReadAsync(path, HttpStatusCode.NotFound);

        StringAssert.Contains(html, "<h1>Not found</h1>");
    }

    [TestMethod]
    [DataRow("tools/forge?period=14w")]
    [DataRow("tools/forge?period=")]
    [DataRow("tools/forge?period=1999-q1")]
    [DataRow("tools/forge?period=13w&period=52w")]
    public async Task A_period_that_is_not_offered_is_a_page_with_400(string path)
    {
        var html = await (await SomeSite.PublishedAsync()).ReadAsync(path, HttpStatusCode.BadRequest);

        StringAssert.Contains(html, "<h1>No such period</h1>");
    }

    [TestMethod]
    [DataRow("v1/forge/nowhere", "GET", 404)]
    [DataRow("v1/forge/counters?window=2026-W47", "GET", 404)]
    [DataRow("nowhere", "POST", 404)]
    [DataRow("about", "POST", 405)]
    public async Task Programs_keep_their_empty_answers(string path, string method, int status)
    {
        using var answer = await (await SomeSite.PublishedAsync()).AskAsync(path, new HttpMethod(method));

        Assert.AreEqual((HttpStatusCode)status, answer.StatusCode);
        Assert.IsEmpty(await answer.Content.ReadAsByteArrayAsync());
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("about")]
    [DataRow("tools/forge")]
    [DataRow("tools/forge?period=52w")]
    [DataRow("open-data")]
    [DataRow("open-data/")]
    [DataRow("open-data/dictionary")]
    [DataRow("some/where/else")]
    public async Task Every_link_stays_below_the_root_wherever_that_is(string path) => await AssertLinksAsync(await SomeSite.PublishedAsync(), path, least: 4);

    [TestMethod]
    [DataRow("")]
    [DataRow("about")]
    [DataRow("tools/forge")]
    [DataRow("some/where/else")]
    public async Task In_a_trial_no_link_leads_to_what_is_not_published(string path) => await AssertLinksAsync(await SomeSite.TrialAsync(), path, least: 3);

    private static async Task AssertLinksAsync(ReadableCollector site, string path, int least)
    {
        using var answer = await site.AskAsync(path);
        var html = await answer.Content.ReadAsStringAsync();
        var page = new Uri(new Uri("https://example.org/some/prefix/"), path);

        var links = Link().Matches(html).Select(link => link.Groups[1].Value.Replace("&amp;", "&", StringComparison.Ordinal))
            .Where(link => !link.StartsWith("https://", StringComparison.Ordinal) && !link.StartsWith('#')).ToList();

        Assert.IsGreaterThanOrEqualTo(least, links.Count);
        foreach (var link in links.Distinct())
        {
            var target = new Uri(page, link).AbsoluteUri;
            StringAssert.StartsWith(target, "https://example.org/some/prefix/", StringComparison.Ordinal);
            using var there = await site.AskAsync(target["https://example.org/some/prefix/".Length..]);
            Assert.AreEqual(HttpStatusCode.OK, there.StatusCode, link);
        }
    }

    [TestMethod]
    public async Task Who_takes_gzip_gets_the_same_in_fewer_bytes()
    {
        var site = await SomeSite.PublishedAsync();
        var plain = await site.ReadAsync("tools/forge");

        using var answer = await site.AskAsync("tools/forge", acceptEncoding: "br, gzip;q=0.5");
        using var refused = await site.AskAsync("tools/forge", acceptEncoding: "gzip;q=0");

        await using var unpacked = new GZipStream(await answer.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked);
        Assert.AreEqual(plain, await reader.ReadToEndAsync());
        Assert.IsLessThan(plain.Length / 5, answer.Content.Headers.ContentLength!.Value);
        Assert.AreEqual("Accept-Encoding", answer.Headers.Vary.Single());
        Assert.IsEmpty(refused.Content.Headers.ContentEncoding);
    }

    [TestMethod]
    public async Task The_style_is_kept_for_long_under_the_name_of_what_it_is()
    {
        var site = await SomeSite.PublishedAsync();
        var html = await site.ReadAsync("about");
        var link = Regex.Match(html, "href=\"(style.css\\?v=[0-9a-f]+)\"").Groups[1].Value;

        using var named = await site.AskAsync(link);
        using var bare = await site.AskAsync("style.css");

        Assert.AreEqual("public, max-age=31536000, immutable", named.Headers.GetValues("Cache-Control").Single());
        Assert.AreEqual("public, max-age=300", bare.Headers.GetValues("Cache-Control").Single());
    }

    [TestMethod]
    public async Task A_trial_says_so_on_every_page_and_is_kept_by_nobody()
    {
        var site = await SomeSite.TrialAsync();

        foreach (var path in (string[])["", "tools/forge", "about"])
        {
            using var answer = await site.AskAsync(path);
            StringAssert.Contains(await answer.Content.ReadAsStringAsync(), "<strong>Private trial:</strong> raw sums of this machine, not for publication.");
            Assert.AreEqual("no-store", answer.Headers.GetValues("Cache-Control").Single());
        }
    }

    [TestMethod]
    public async Task A_trial_shows_raw_sums()
    {
        var html = await (await SomeSite.TrialAsync()).ReadAsync("tools/forge");

        StringAssert.Contains(html, "Raw sums, without threshold or noise.");
        StringAssert.Contains(html, "89&#xA0;%");
    }

    [TestMethod]
    public async Task Synthetic_figures_are_labelled_on_every_page_that_has_them()
    {
        var site = await SomeSite.SyntheticAsync();

        foreach (var path in (string[])["", "tools/forge", "tools/forge?period=52w", "open-data/"])
        {
            StringAssert.Contains(await site.ReadAsync(path), "<strong>Synthetic data:</strong>", path);
        }

        var captions = Regex.Matches(await site.ReadAsync("tools/forge"), "<caption[^>]*>([^<]*)</caption>");
        Assert.IsGreaterThan(50, captions.Count);
        Assert.IsTrue(captions.All(caption => caption.Groups[1].Value.Contains("(synthetic data)", StringComparison.Ordinal)));
        Assert.DoesNotContain("Synthetic data", await (await SomeSite.PublishedAsync()).ReadAsync("tools/forge"));
    }

    [TestMethod]
    public async Task The_dates_of_the_delay_are_on_the_page()
    {
        var html = await (await SomeSite.PublishedAsync()).ReadAsync("tools/forge");

        StringAssert.Contains(html, "week 2026-W45, 2 to 8 November 2026, published on 23 November 2026");
        StringAssert.Contains(html, "are taken until 14 days after its end");
        StringAssert.Contains(html, "The week after it, 2026-W46, comes on 30 November 2026.");
    }

    [TestMethod]
    public async Task A_tool_without_figures_says_when_the_first_come()
    {
        await using var site = await ReadableCollector.StartAsync([Some.Manifest(Some.Git)], _ => { });

        var html = await site.ReadAsync("tools/git");

        StringAssert.Contains(html, "git is counted here since 25 November 2026. The first figures of active installations come on 10 December 2026.");
        StringAssert.Contains(html, "are of week 2026-W48, 23 to 29 November 2026 and come on 14 December 2026.");
    }

    [TestMethod]
    public async Task Only_what_the_tool_collects_is_on_its_page()
    {
        var html = await (await SomeSite.PublishedAsync()).ReadAsync("tools/quiet");

        Assert.DoesNotContain("Active installations", html);
        StringAssert.Contains(html, "how often a command of the public list was used");
        Assert.DoesNotContain(KindText.Of(ReportKind.Platform).Says, html);
    }

    [TestMethod]
    public async Task A_ledger_that_fails_is_a_page_with_503()
    {
        using var ledger = new FakeLedger();
        var settings = new Settings { Urls = ["http://127.0.0.1:0"] };
        await using var collector = await RunningCollector.StartAsync(ledger, settings: settings);
        ledger.Fails = true;

        foreach (var path in (string[])["", "tools/git", "about", "open-data/"])
        {
            StringAssert.StartsWith(await collector.GetAsync(path), "503 <!DOCTYPE html>", StringComparison.Ordinal);
        }
    }

    [GeneratedRegex("href=\"([^\"]*)\"")]
    private static partial Regex Link();
}
