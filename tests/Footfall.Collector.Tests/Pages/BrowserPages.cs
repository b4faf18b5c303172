using Microsoft.Playwright;

namespace Footfall.Collector.Tests;

/// <summary>The pages that are looked at in a browser.</summary>
internal static class BrowserPages
{
    /// <summary>Every kind of page of <see cref="SomeSite.PublishedAsync"/>.</summary>
    public static IReadOnlyList<string> Paths { get; } =
        ["", "tools/forge", "tools/forge?period=52w", "tools/make", "about", "open-data/", "open-data/dictionary", "nowhere/at/all"];

    /// <summary>Opens every kind of page, and those with noise and of a trial, with everything that can be opened open.</summary>
    public static async Task EachAsync(Func<IPage, string, Task> look, int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        var page = await Chromium.OpenAsync(width, scheme);
        var published = await SomeSite.PublishedAsync();
        var addresses = Paths.Select(path => new Uri(published.Address, path))
            .Append(new Uri((await SomeSite.NoisyAsync()).Address, "tools/forge"))
            .Append(new Uri((await SomeSite.TrialAsync()).Address, "tools/forge"))
            .Append(new Uri((await SomeSite.TrialAsync()).Address, "open-data/"));
        foreach (var address in addresses)
        {
            await page.GotoAsync(address.AbsoluteUri);
            await look(page, address.PathAndQuery);
        }

        await page.Context.CloseAsync();
    }

    /// <summary>Opens everything that can be opened.</summary>
    public static Task OpenAllAsync(IPage page) => page.EvaluateAsync("() => document.querySelectorAll('details').forEach(one => one.open = true)");
}
