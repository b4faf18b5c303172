namespace Footfall.Protocol.Tests;

[TestClass]
public sealed class OptOutVariableTests
{
    [TestMethod]
    [DataRow(null, false)]
    [DataRow("", false)]
    [DataRow("0", false)]
    [DataRow("false", false)]
    [DataRow("False", false)]
    [DataRow("1", true)]
    [DataRow("true", true)]
    [DataRow("00", true)]
    [DataRow("no", true)]
    [DataRow(" ", true)]
    public void Without_a_list_anything_but_unset_empty_0_and_false_refuses(string? value, bool refuses) =>
        Assert.AreEqual(refuses, new OptOutVariable("X", []).Refuses(value));

    [TestMethod]
    [DataRow(null, false)]
    [DataRow("", false)]
    [DataRow("on", false)]
    [DataRow("1", false)]
    [DataRow("off", true)]
    [DataRow("OFF", true)]
    [DataRow("0", true)]
    [DataRow("off ", false)]
    public void With_a_list_only_its_values_refuse(string? value, bool refuses) =>
        Assert.AreEqual(refuses, new OptOutVariable("X", ["off", "0"]).Refuses(value));
}
