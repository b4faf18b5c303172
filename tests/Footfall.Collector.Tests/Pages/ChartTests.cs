using System.Text.Json;

namespace Footfall.Collector.Tests;

/// <summary>What a chart shows, what it says to those who do not see it, and the table behind it are the same.</summary>
[TestClass]
public sealed class ChartTests
{
    [TestMethod]
    public async Task The_lines_their_description_and_the_table_say_the_same()
    {
        var site = await SomeSite.PublishedAsync();
        var page = await Chromium.OpenAsync();
        await page.GotoAsync(new Uri(site.Address, "tools/forge").AbsoluteUri);

        var text = await page.Locator("svg.chart.wide desc").TextContentAsync() ?? "";
        var rows = await page.EvaluateAsync<string[][]>(
            "() => [...document.querySelectorAll('section[aria-labelledby=activity] tbody tr')].map(row => [...row.children].map(cell => cell.textContent))");
        var lines = await page.EvaluateAsync<string[]>("() => ['daily', 'weekly', 'monthly'].map(name => document.querySelector(`svg.chart.wide path.line.${name}`).getAttribute('d'))");

        Assert.IsGreaterThan(80, rows.Length);
        for (var column = 1; column <= 3; column++)
        {
            // Empty where no week or month ends that may be shown.
            var due = rows.Where(row => row[column].Length > 0).ToList();
            var shown = due.Where(row => row[column] != "–").Select(row => long.Parse(row[column].Replace(",", "", StringComparison.Ordinal))).ToList();
            var name = ((string[])["Daily", "Weekly", "Monthly"])[column - 1];
            var newest = due.First(row => row[column] != "–");
            StringAssert.Contains(text, $"{name}: {shown.Count} days shown, from {shown.Min():N0} to {shown.Max():N0}; {newest[column]} on {newest[0]}.");

            // A move for each unbroken run of days, a line to each further day of it.
            var runs = Runs(Enumerable.Reverse(due).Select(row => row[column] != "–"));
            Assert.HasCount(runs.Count, lines[column - 1].Split('M', StringSplitOptions.RemoveEmptyEntries));
            Assert.AreEqual(shown.Count, lines[column - 1].Split('M', 'L').Length - 1);
        }

        await page.Context.CloseAsync();
    }

    [TestMethod]
    public async Task Bars_are_as_long_as_their_numbers_are_large()
    {
        var site = await SomeSite.PublishedAsync();
        var page = await Chromium.OpenAsync();
        await page.GotoAsync(new Uri(site.Address, "tools/forge").AbsoluteUri);

        var bars = await page.EvaluateAsync<JsonElement>(
            """
            () => [...document.querySelectorAll('table.bars')].map(table => [...table.querySelectorAll('tbody tr')].map(row =>
              [parseFloat(row.querySelector('rect.fill').getAttribute('width')), Number(row.querySelector('td.number').textContent.replaceAll(',', ''))]))
            """);

        foreach (var table in bars.EnumerateArray())
        {
            var rows = table.EnumerateArray().Select(row => (Width: row[0].GetDouble(), Value: row[1].GetDouble())).ToList();
            var scale = rows[0].Width / rows[0].Value;
            Assert.IsTrue(rows.All(row => Math.Abs(row.Width - (row.Value * scale)) < 0.02), table.ToString());
        }

        await page.Context.CloseAsync();
    }

    [TestMethod]
    public async Task Spreads_are_named_by_the_numbers_of_their_table()
    {
        var site = await SomeSite.PublishedAsync();
        var page = await Chromium.OpenAsync();
        await page.GotoAsync(new Uri(site.Address, "tools/forge").AbsoluteUri);

        var names = await page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('section[aria-labelledby=duration] table.spread tbody tr')].map(row => row.querySelector('th').textContent + '|' + row.querySelector('svg').getAttribute('aria-label'))");
        var table = await page.EvaluateAsync<string[][]>(
            "() => [...document.querySelectorAll('section[aria-labelledby=duration] .tall tbody tr')].map(row => [...row.children].map(cell => cell.textContent))");

        var expected = table.GroupBy(row => row[0]).Select(command => $"{command.Key}|{string.Join(", ", command.Select(row => $"{row[1]}: {(row[2] == "hidden" ? "hidden" : row[3])}"))}").ToList();
        CollectionAssert.AreEqual(expected, names);
        Assert.IsGreaterThan(10, names.Length);
        await page.Context.CloseAsync();
    }

    [TestMethod]
    public async Task With_noise_every_figure_has_its_margin()
    {
        var site = await SomeSite.NoisyAsync();
        var page = await Chromium.OpenAsync();
        await page.GotoAsync(new Uri(site.Address, "tools/forge").AbsoluteUri);
        await BrowserPages.OpenAllAsync(page);

        var figures = await page.Locator("table.bars tbody tr td.number:nth-of-type(2)").AllInnerTextsAsync();
        var whiskers = await page.Locator("table.bars path.whisker").CountAsync();

        Assert.IsGreaterThan(30, figures.Count);
        Assert.IsTrue(figures.All(figure => figure.Contains(" ±\u00A0", StringComparison.Ordinal)), string.Join(' ', figures));
        Assert.AreEqual(figures.Count, whiskers);
        Assert.AreEqual(3, await page.Locator("svg.chart.wide path.band").CountAsync());
        await page.Context.CloseAsync();
    }

    private static List<int> Runs(IEnumerable<bool> days)
    {
        var runs = new List<int>();
        var isOpen = false;
        foreach (var isShown in days)
        {
            if (isShown && !isOpen)
            {
                runs.Add(0);
            }

            isOpen = isShown;
        }

        return runs;
    }
}
