namespace Footfall.Protocol.Tests;

[TestClass]
public sealed class RefusalReasonsTests
{
    [TestMethod]
    [DataRow(RefusalReason.NotCanonical, "not-canonical")]
    [DataRow(RefusalReason.UnknownSchema, "unknown-schema")]
    [DataRow(RefusalReason.UnknownRevision, "unknown-revision")]
    [DataRow(RefusalReason.BadWindow, "bad-window")]
    [DataRow(RefusalReason.WindowNotEnded, "window-not-ended")]
    [DataRow(RefusalReason.UnknownKind, "unknown-kind")]
    [DataRow(RefusalReason.UnknownCode, "unknown-code")]
    [DataRow(RefusalReason.BadCount, "bad-count")]
    [DataRow(RefusalReason.BadNonce, "bad-nonce")]
    [DataRow(RefusalReason.BadContentType, "bad-content-type")]
    public void A_name_on_the_wire_never_changes(RefusalReason reason, string name) => Assert.AreEqual(name, RefusalReasons.Name(reason));

    [TestMethod]
    public void Every_reason_is_read_back_from_its_name_and_explained_in_a_sentence_of_its_own()
    {
        var reasons = Enum.GetValues<RefusalReason>();
        foreach (var reason in reasons)
        {
            Assert.IsTrue(RefusalReasons.TryParse(RefusalReasons.Name(reason), out var read));
            Assert.AreEqual(reason, read);
            Assert.EndsWith(".", RefusalReasons.Explain(reason));
        }

        Assert.HasCount(reasons.Length, reasons.Select(RefusalReasons.Explain).Distinct().ToList());
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("")]
    [DataRow("Not-Canonical")]
    [DataRow("no-such-reason")]
    [DataRow("0")]
    public void Another_name_is_no_reason(string? name) => Assert.IsFalse(RefusalReasons.TryParse(name, out _));

    [TestMethod]
    public void A_number_that_is_no_reason_is_a_mistake_of_the_caller()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => RefusalReasons.Name((RefusalReason)99));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => RefusalReasons.Explain((RefusalReason)99));
    }
}
