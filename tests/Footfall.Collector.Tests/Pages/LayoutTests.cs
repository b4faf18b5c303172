namespace Footfall.Collector.Tests;

[TestClass]
public sealed class LayoutTests
{
    [TestMethod]
    [DataRow(320)]
    [DataRow(768)]
    [DataRow(1280)]
    public Task No_page_is_wider_than_the_screen(int width) => BrowserPages.EachAsync(
        async (page, path) =>
        {
            await BrowserPages.OpenAllAsync(page);

            var wide = await page.EvaluateAsync<string[]>(
                """
                () => document.documentElement.scrollWidth > window.innerWidth
                  ? [...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > window.innerWidth + 1).map(one => one.outerHTML.slice(0, 120))
                  : []
                """);

            Assert.IsEmpty(wide, $"{path} at {width}: {string.Join('\n', wide)}");
        },
        width);

    [TestMethod]
    public Task On_a_phone_only_the_tables_of_checksums_are_scrolled_sideways() => BrowserPages.EachAsync(
        async (page, path) =>
        {
            await BrowserPages.OpenAllAsync(page);

            var scrolled = await page.EvaluateAsync<string[]>(
                "() => [...document.querySelectorAll('.scroll')].filter(one => one.scrollWidth > one.clientWidth + 1 && !one.hasAttribute('tabindex')).map(one => one.outerHTML.slice(0, 160))");

            Assert.IsEmpty(scrolled, $"{path}: {string.Join('\n', scrolled)}");
        },
        width: 320);

    [TestMethod]
    public Task Nothing_is_drawn_outside_of_a_chart() => BrowserPages.EachAsync(
        async (page, path) =>
        {
            var outside = await page.EvaluateAsync<string[]>(
                """
                () => [...document.querySelectorAll('svg')].filter(one => one.getClientRects().length).flatMap(chart => {
                  const room = chart.getBoundingClientRect();
                  return [...chart.querySelectorAll('text, path, rect, circle')].filter(one => {
                    const box = one.getBoundingClientRect();
                    return box.left < room.left - 1.5 || box.right > room.right + 1.5 || box.top < room.top - 1.5 || box.bottom > room.bottom + 1.5;
                  }).map(one => one.outerHTML);
                })
                """);

            Assert.IsEmpty(outside, $"{path}: {string.Join('\n', outside)}");
        },
        width: 320);
}
