namespace Footfall.Protocol.Tests;

[TestClass]
public sealed class ReportKindsTests
{
    [TestMethod]
    [DataRow(1, "command", false)]
    [DataRow(2, "option", false)]
    [DataRow(3, "value", false)]
    [DataRow(4, "positionals", false)]
    [DataRow(5, "duration", false)]
    [DataRow(6, "struggle", false)]
    [DataRow(7, "version", true)]
    [DataRow(8, "platform", true)]
    [DataRow(9, "architecture", true)]
    [DataRow(10, "terminal", true)]
    [DataRow(11, "activity", true)]
    [DataRow(12, "environment", false)]
    public void The_number_and_the_name_of_a_kind_never_change(int number, string name, bool isPresence)
    {
        var kind = (ReportKind)number;

        Assert.AreEqual(name, ReportKinds.Name(kind));
        Assert.IsTrue(ReportKinds.TryParse(name, out var read));
        Assert.AreEqual(kind, read);
        Assert.AreEqual(isPresence, ReportKinds.IsPresence(kind));
    }

    [TestMethod]
    public void There_are_twelve_kinds_in_the_order_of_their_numbers() =>
        CollectionAssert.AreEqual(Enumerable.Range(1, 12).ToList(), ReportKinds.All.Select(kind => (int)kind).ToList());

    [TestMethod]
    [DataRow(null)]
    [DataRow("")]
    [DataRow("Command")]
    [DataRow("commands")]
    [DataRow("1")]
    public void Another_name_is_no_kind(string? name) => Assert.IsFalse(ReportKinds.TryParse(name, out _));

    [TestMethod]
    [DataRow(0)]
    [DataRow(13)]
    public void A_number_that_is_no_kind_has_no_name(int number) =>
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ReportKinds.Name((ReportKind)number));
}
