namespace Footfall.Tests;

[TestClass]
public sealed class ConsentRecordTests
{
    [TestMethod]
    public void Answers_are_equal_where_their_files_would_be()
    {
        Assert.AreEqual(Some.Yes, Some.Yes with { Kinds = [.. Some.Yes.Kinds] });
        Assert.AreNotEqual(Some.Yes, Some.Yes with { Kinds = Some.Yes.Kinds.RemoveAt(0) });
        Assert.AreNotEqual(Some.Yes, Some.Yes with { Day = Some.Day.PlusDays(1) });
        Assert.IsFalse(Some.Yes.Equals(null));
    }
}
