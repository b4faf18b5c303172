namespace Footfall.Collector.Tests;

[TestClass]
public sealed class WindowTextTests
{
    [TestMethod]
    [DataRow("2026-W47", 202647)]
    [DataRow("2026-W01", 202601)]
    [DataRow("2026-W53", 202653)]
    [DataRow("2026-11-20", 20261120)]
    [DataRow("2028-02-29", 20280229)]
    public void A_windows_words_are_read(string text, int code)
    {
        var isWindow = WindowText.TryParse(text, out var window);

        Assert.IsTrue(isWindow);
        Assert.AreEqual(code, window.Code);
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("")]
    [DataRow("2026-W54")]
    [DataRow("2026-W00")]
    [DataRow("2026-W7")]
    [DataRow("2026-w47")]
    [DataRow("20261120")]
    [DataRow("2026-02-30")]
    [DataRow("2026-1-020")]
    [DataRow("--20261120")]
    [DataRow("-W20261120")]
    [DataRow("1969-12-31")]
    [DataRow("9999-12-31")]
    [DataRow("9999-W52")]
    [DataRow(" 026-11-20")]
    [DataRow("２026-11-20")]
    public void Other_texts_are_not_windows(string? text)
    {
        var isWindow = WindowText.TryParse(text, out _);

        Assert.IsFalse(isWindow);
    }
}
