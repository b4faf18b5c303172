using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Footfall.Collector.Tests;

/// <summary>A page asks for its style and for nothing else, and a browser has nothing to complain about.</summary>
[TestClass]
public sealed class NothingForeignTests
{
    [TestMethod]
    public Task A_page_asks_this_collector_for_documents_and_styles_only()
    {
        var requests = new ConcurrentQueue<IRequest>();
        return BrowserPages.EachAsync(async (page, path) =>
        {
            page.Request += Remember;
            await page.ReloadAsync(new PageReloadOptions { WaitUntil = WaitUntilState.NetworkIdle });
            page.Request -= Remember;

            var origin = new Uri(page.Url).GetLeftPart(UriPartial.Authority);

            // Whether a browser asks for the sign of a site is its own affair; it does so once.
            var asked = requests.Where(request => request.Url != $"{origin}/icon.svg").ToList();
            CollectionAssert.AreEquivalent((string[])["document", "stylesheet"], asked.Select(request => request.ResourceType).ToList(), path);
            Assert.IsTrue(asked.All(request => request.Url.StartsWith($"{origin}/", StringComparison.Ordinal)), path);
            requests.Clear();
        });

        void Remember(object? sender, IRequest request) => requests.Enqueue(request);
    }

    [TestMethod]
    public Task The_console_stays_empty()
    {
        var complaints = new ConcurrentQueue<string>();
        return BrowserPages.EachAsync(async (page, path) =>
        {
            page.Console += Remember;
            page.PageError += RememberError;
            await page.ReloadAsync(new PageReloadOptions { WaitUntil = WaitUntilState.NetworkIdle });
            await BrowserPages.OpenAllAsync(page);
            page.Console -= Remember;
            page.PageError -= RememberError;

            // The browser itself writes down that the answer was 404, which is what these pages are for.
            Assert.IsEmpty(complaints.Where(text => !text.Contains("status of 404", StringComparison.Ordinal)), path);
            complaints.Clear();
        });

        void Remember(object? sender, IConsoleMessage message) => complaints.Enqueue(message.Text);
        void RememberError(object? sender, string error) => complaints.Enqueue(error);
    }

    [TestMethod]
    public async Task A_browser_without_scripts_shows_the_same()
    {
        var site = await SomeSite.PublishedAsync();
        var address = new Uri(site.Address, "tools/forge").AbsoluteUri;
        var with = await Chromium.OpenAsync();
        await with.GotoAsync(address);
        var without = await Chromium.OpenAsync(hasScripts: false);

        await without.GotoAsync(address);
        await without.Locator("summary").First.ClickAsync();

        Assert.AreEqual(await with.Locator("main").TextContentAsync(), await without.Locator("main").TextContentAsync());
        Assert.IsTrue(await without.Locator("details table").First.IsVisibleAsync());
        await with.Context.CloseAsync();
        await without.Context.CloseAsync();
    }

    [TestMethod]
    public async Task There_is_no_script_no_style_and_no_address_of_somebody_else_in_a_page()
    {
        var site = await SomeSite.PublishedAsync();

        foreach (var path in BrowserPages.Paths.Take(7))
        {
            var html = await site.ReadAsync(path);

            Assert.DoesNotContain("<script", html);
            Assert.DoesNotContain("<style", html);
            Assert.DoesNotMatchRegex(" (style|on[a-z]+)=", html);
            Assert.DoesNotMatchRegex("(src|href)=\"(//|http)", html.Replace("href=\"https://spdx.org/", "", StringComparison.Ordinal).Replace("href=\"https://example.org/figures\"", "", StringComparison.Ordinal));
        }
    }
}
