namespace Footfall.Collector.Tests;

/// <summary>The words of a manifest come from its author, and nobody has to trust them.</summary>
[TestClass]
public sealed class HostileWordsTests
{
    private const string Evil =
        """
        {"tool":"evil","revision":1,"publisher":{"name":"<u>&\"'</u><script>document.title='owned'</script>","endpoint":"http://127.0.0.1:8474/"},"commands":[
          {"code":1,"path":""},
          {"code":2,"path":"<b>&\"'</b>","options":[{"code":1,"names":["--<i>&\"'"],"environment":["X"],"values":[{"code":1,"name":"\"><img src=x onerror=document.title='owned'>"}]}]},
          {"code":3,"path":"</title></svg><script>document.title='owned'</script>","operands":true}]}
        """;

    [TestMethod]
    [DataRow("k=20")]
    [DataRow("eps=1;cells=8")]
    public async Task Words_stay_words(string rule)
    {
        await using var site = await SomeSite.WithAsync(Some.Manifest(Evil), rule);
        var page = await Chromium.OpenAsync();

        foreach (var path in (string[])["", "tools/evil", "about"])
        {
            await page.GotoAsync(new Uri(site.Address, path).AbsoluteUri);
            await BrowserPages.OpenAllAsync(page);

            var made = await page.Locator("main b, main i, main u, main img, script, [onerror]").CountAsync();

            Assert.AreEqual(0, made, path);
            StringAssert.Contains(await page.InnerTextAsync("main"), """<u>&"'</u><script>document.title='owned'</script>""", path);
            Assert.AreNotEqual("owned", await page.TitleAsync(), path);
        }

        await page.GotoAsync(new Uri(site.Address, "tools/evil").AbsoluteUri);
        await BrowserPages.OpenAllAsync(page);
        var text = await page.InnerTextAsync("main");
        StringAssert.Contains(text, """<b>&"'</b>""");
        StringAssert.Contains(text, """--<i>&"'""");
        StringAssert.Contains(text, """=\"><img src=x onerror=document.title='owned'>""".Replace("\\", "", StringComparison.Ordinal));
        StringAssert.Contains(text, "</title></svg><script>document.title='owned'</script>");
        await page.Context.CloseAsync();
    }
}
