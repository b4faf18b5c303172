using Microsoft.Playwright;

namespace Footfall.Collector.Tests;

/// <summary>Pictures for people to look at, where <c>FOOTFALL_SCREENSHOTS</c> names a folder for them.</summary>
[TestClass]
public sealed class ScreenshotTests
{
    private static readonly (string Name, string Path)[] Pages =
        [("home", ""), ("tool", "tools/git"), ("year", "tools/git?period=52w"), ("empty", "tools/make"), ("about", "about"), ("data", "open-data/"), ("dictionary", "open-data/dictionary"), ("missing", "nowhere")];

    [TestMethod]
    public async Task Pages_can_be_looked_at()
    {
        if (Environment.GetEnvironmentVariable("FOOTFALL_SCREENSHOTS") is not { Length: > 0 } folder)
        {
            Assert.Inconclusive("FOOTFALL_SCREENSHOTS names no folder.");
            return;
        }

        await using (var site = await SomeSite.PublishedAsync("synthetic;k=20"))
        {
            foreach (var (name, path) in Pages)
            {
                await TakeAsync(site, path, Path.Combine(folder, name));
            }
        }

        await using (var site = await SomeSite.PublishedAsync("eps=1;cells=8"))
        {
            await TakeAsync(site, "tools/git", Path.Combine(folder, "noise"));
        }

        await using (var site = await SomeSite.TrialAsync())
        {
            await TakeAsync(site, "tools/git", Path.Combine(folder, "trial"));
        }
    }

    private static async Task TakeAsync(ReadableCollector site, string path, string file)
    {
        foreach (var (width, scheme) in ((int, ColorScheme)[])[(1280, ColorScheme.Light), (1280, ColorScheme.Dark), (320, ColorScheme.Light)])
        {
            var page = await Chromium.OpenAsync(width, scheme);
            await page.GotoAsync(new Uri(site.Address, path).AbsoluteUri);
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = $"{file}-{width}-{scheme}.png", FullPage = true });
            await page.Context.CloseAsync();
        }
    }
}
