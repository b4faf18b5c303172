using Deque.AxeCore.Commons;
using Footfall.Testing;
using Microsoft.Playwright;

namespace Footfall.Collector.Tests;

[TestClass]
public sealed class AccessibilityTests
{
    // Contrast is looked at below, faster and in drawings too.
    [TestMethod]
    public Task Axe_finds_nothing() => BrowserPages.EachAsync(
        async (page, path) =>
        {
            // The same page with longer tables, which take long.
            if (path.Contains("period", StringComparison.Ordinal) && !Effort.IsFull)
            {
                return;
            }

            await BrowserPages.OpenAllAsync(page);
            await page.EvaluateAsync(new BundledAxeScriptProvider().GetScript());

            var found = await page.EvaluateAsync<string[]>(
                """
                async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: { 'color-contrast': { enabled: false } } }))
                  .violations.map(one => `${one.id}: ${one.help}: ${one.nodes[0].html} ${one.nodes[0].failureSummary}`)
                """);

            Assert.IsEmpty(found, $"{path}: {string.Join('\n', found)}");
        });

    [TestMethod]
    [DataRow(ColorScheme.Light)]
    [DataRow(ColorScheme.Dark)]
    public Task Every_text_has_a_contrast_of_4_5_to_1(ColorScheme scheme) => BrowserPages.EachAsync(
        async (page, path) =>
        {
            await BrowserPages.OpenAllAsync(page);

            var pale = await page.EvaluateAsync<string[]>(
                """
                () => {
                  const parse = text => (text.match(/[\d.]+/g) || []).map(Number);
                  const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
                    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
                  const ground = one => {
                    for (let at = one; at; at = at.parentElement) {
                      const colour = parse(getComputedStyle(at).backgroundColor);
                      if (colour.length === 3 || colour[3] === 1) return colour;
                    }
                    return [255, 255, 255];
                  };
                  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                  const pale = new Set();
                  let texts = 0;
                  while (walker.nextNode()) {
                    const one = walker.currentNode.parentElement;
                    if (!walker.currentNode.data.trim() || !one.getClientRects().length || one.closest('title, desc')) continue;
                    texts++;
                    const style = getComputedStyle(one);
                    const [a, b] = [light(parse(one instanceof SVGElement ? style.fill : style.color)), light(ground(one))];
                    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                    if (contrast < 4.5) pale.add(`${contrast.toFixed(2)} ${one.outerHTML.slice(0, 100)}`);
                  }
                  return texts < 10 ? ['there is no text'] : [...pale];
                }
                """);

            Assert.IsEmpty(pale, $"{path}: {string.Join('\n', pale)}");
        },
        scheme: scheme);

    [TestMethod]
    public Task Headings_are_in_order() => BrowserPages.EachAsync(async (page, path) =>
    {
        var levels = await page.EvaluateAsync<int[]>("() => [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(one => +one.tagName[1])");

        Assert.AreEqual(1, levels[0], path);
        Assert.AreEqual(1, levels.Count(level => level == 1), path);
        Assert.IsTrue(levels.Zip(levels.Skip(1)).All(pair => pair.Second <= pair.First + 1), $"{path}: {string.Join(' ', levels)}");
    });

    [TestMethod]
    public async Task Everything_is_reached_by_the_keyboard_in_order_and_shows_that_it_is()
    {
        var site = await SomeSite.PublishedAsync();
        var page = await Chromium.OpenAsync();
        await page.GotoAsync(new Uri(site.Address, "tools/forge").AbsoluteUri);
        var expected = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('a[href], summary, [tabindex="0"]')]
              .filter(one => one.checkVisibility()).map(one => `${one.tagName} ${one.textContent.trim().slice(0, 40)}`)
            """);

        var reached = new List<string>();
        for (var i = 0; i < expected.Length; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            reached.Add(await page.EvaluateAsync<string>(
                """
                () => {
                  const one = document.activeElement;
                  const style = getComputedStyle(one);
                  const box = one.getBoundingClientRect();
                  const seen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && box.left >= 0 && box.width > 0;
                  return `${one.tagName} ${one.textContent.trim().slice(0, 40)}${seen ? '' : ': nobody sees that it has the focus'}`;
                }
                """));
        }

        CollectionAssert.AreEqual(expected, reached);
        Assert.IsGreaterThan(20, reached.Count);
        await page.Context.CloseAsync();
    }

    [TestMethod]
    public async Task The_first_key_leads_past_the_head_of_the_page()
    {
        var site = await SomeSite.PublishedAsync();
        var page = await Chromium.OpenAsync();
        await page.GotoAsync(site.Address.AbsoluteUri);

        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        Assert.AreEqual("MAIN", await page.EvaluateAsync<string>("() => document.activeElement.tagName"));
        await page.Context.CloseAsync();
    }

    [TestMethod]
    public async Task What_is_closed_is_opened_by_the_keyboard()
    {
        var site = await SomeSite.PublishedAsync();
        var page = await Chromium.OpenAsync();
        await page.GotoAsync(new Uri(site.Address, "tools/forge").AbsoluteUri);

        await page.Locator("summary").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        Assert.IsTrue(await page.Locator("details").First.EvaluateAsync<bool>("one => one.open"));
        await page.Context.CloseAsync();
    }
}
