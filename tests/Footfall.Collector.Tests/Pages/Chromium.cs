using Microsoft.Playwright;

namespace Footfall.Collector.Tests;

/// <summary>The browser of the machine, one for all tests; each page has a profile of its own.</summary>
internal static class Chromium
{
    private static readonly string[] Arguments = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"];
    private static readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> Started = new(StartAsync);

    /// <summary>Opens an empty page.</summary>
    public static async Task<IPage> OpenAsync(int width = 1280, ColorScheme scheme = ColorScheme.Light, bool hasScripts = true)
    {
        var (_, browser) = await Started.Value;
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = scheme,
            JavaScriptEnabled = hasScripts,
            Locale = "en-GB",
        });
        return await context.NewPageAsync();
    }

    /// <summary>Ends it; called once, at the end of all tests.</summary>
    public static async Task EndAsync()
    {
        await SomeSite.EndAsync();
        if (Started.IsValueCreated)
        {
            var (driver, browser) = await Started.Value;
            await browser.DisposeAsync();
            driver.Dispose();
        }
    }

    private static async Task<(IPlaywright Driver, IBrowser Browser)> StartAsync()
    {
        var driver = await Playwright.CreateAsync();
        var browser = await driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = "/usr/bin/chromium", Args = Arguments });
        return (driver, browser);
    }
}
