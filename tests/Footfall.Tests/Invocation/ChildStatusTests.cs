namespace Footfall.Tests;

[TestClass]
public sealed class ChildStatusTests
{
    [TestMethod]
    public void Every_exit_code_is_itself()
    {
        for (var code = 0; code <= 255; code++)
        {
            var status = new ChildStatus(code << 8, IsNews: true);

            Assert.IsTrue(status.IsEnd);
            Assert.AreEqual(ToolExit.Exited(code), status.Exit);
        }
    }

    [TestMethod]
    public void A_signal_ends_with_or_without_a_core_file()
    {
        Assert.AreEqual(ToolExit.Killed(11), new ChildStatus(11, IsNews: true).Exit);
        Assert.AreEqual(ToolExit.Killed(11), new ChildStatus(11 | 0x80, IsNews: true).Exit);
    }

    [TestMethod]
    public void A_stop_is_not_an_end()
    {
        var status = new ChildStatus(0x147f, IsNews: true);

        Assert.IsFalse(status.IsEnd);
        Assert.AreEqual(20, status.StopSignal);
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void Going_on_is_neither_a_stop_nor_an_end()
    {
        var status = new ChildStatus(0xffff, IsNews: true);

        Assert.IsFalse(status.IsEnd);
        Assert.IsNull(status.StopSignal);
    }

    [TestMethod]
    public void No_news_is_neither_a_stop_nor_an_end()
    {
        Assert.IsFalse(default(ChildStatus).IsEnd);
        Assert.IsNull(default(ChildStatus).StopSignal);
    }
}
