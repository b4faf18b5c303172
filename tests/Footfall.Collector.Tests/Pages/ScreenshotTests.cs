using Microsoft.Playwright;

namespace Footfall.Collector.Tests;

/// <summary>Pictures for people to look at: of every page where <c>FOOTFALL_SCREENSHOTS</c> names a folder for them, otherwise of the first.</summary>
[TestClass]
public sealed class ScreenshotTests
{
    [TestMethod]
    public async Task Pages_can_be_looked_at()
    {
        if (Environment.GetEnvironmentVariable("FOOTFALL_SCREENSHOTS") is not { Length: > 0 } folder)
        {
            using var own = new TemporaryFolder();
            await TakeAsync(await SomeSite.PublishedAsync(), "", own["home"]);

            // The same page in the light and in the dark.
            Assert.HasCount(3, own.Files());
            Assert.AreNotEqual(Convert.ToHexString(own.Files()[own["home-1280-Light.png"]]), Convert.ToHexString(own.Files()[own["home-1280-Dark.png"]]));
            return;
        }

        foreach (var path in BrowserPages.Paths)
        {
            await TakeAsync(await SomeSite.PublishedAsync(), path, Path.Combine(folder, $"published-{Name(path)}"));
        }

        await TakeAsync(await SomeSite.NoisyAsync(), "tools/forge", Path.Combine(folder, "noisy"));
        await TakeAsync(await SomeSite.SyntheticAsync(), "", Path.Combine(folder, "synthetic"));
        await TakeAsync(await SomeSite.TrialAsync(), "tools/forge", Path.Combine(folder, "trial"));
        await using var git = await SomeSite.WithAsync(ReadableCollector.Git, "synthetic;k=20");
        await TakeAsync(git, "tools/git", Path.Combine(folder, "git"));
    }

    private static string Name(string path) => path.Length == 0 ? "home" : string.Concat(path.Where(char.IsLetterOrDigit));

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
