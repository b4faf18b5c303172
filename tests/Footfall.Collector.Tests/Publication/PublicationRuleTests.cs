namespace Footfall.Collector.Tests;

[TestClass]
public sealed class PublicationRuleTests
{
    [TestMethod]
    public void Below_20_reports_nothing_is_shown_by_default() => Assert.AreEqual("k=20", PublicationRule.Default.ToString());

    [TestMethod]
    [DataRow("k=2")]
    [DataRow("k=10000")]
    [DataRow("eps=1;cells=8")]
    [DataRow("eps=1/3;cells=1")]
    [DataRow("eps=10;cells=10000")]
    [DataRow("synthetic;k=20")]
    [DataRow("synthetic;eps=3/2;cells=8")]
    public void A_rule_is_read_as_it_is_written(string text)
    {
        Assert.IsTrue(PublicationRule.TryParse(text, out var rule));
        Assert.AreEqual(text, rule.ToString());
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("")]
    [DataRow("k=1")]
    [DataRow("k=10001")]
    [DataRow("k=020")]
    [DataRow("k=20;cells=8")]
    [DataRow("k=20 ")]
    [DataRow("eps=0;cells=8")]
    [DataRow("eps=0.5;cells=8")]
    [DataRow("eps=2/4;cells=8")]
    [DataRow("eps=1/1;cells=8")]
    [DataRow("eps=1/0;cells=8")]
    [DataRow("eps=11;cells=8")]
    [DataRow("eps=1;cells=0")]
    [DataRow("eps=1")]
    [DataRow("Synthetic;k=20")]
    public void Nothing_else_is_a_rule(string? text) => Assert.IsFalse(PublicationRule.TryParse(text, out _));

    [TestMethod]
    [DataRow("eps=1;cells=8", "8")]
    [DataRow("eps=2;cells=8", "4")]
    [DataRow("eps=1/2;cells=8", "16")]
    [DataRow("eps=3;cells=8", "8/3")]
    public void The_scale_of_the_noise_is_cells_by_epsilon(string text, string scale)
    {
        Assert.IsTrue(PublicationRule.TryParse(text, out var rule));
        Assert.AreEqual(scale, rule.Scale.ToString());
    }
}
