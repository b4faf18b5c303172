namespace Footfall.Spec.Tests.Documents;

#pragma warning disable MSTEST0030, MSTEST0014, MSTEST0007, MSTEST0018, MSTEST0003, MSTEST0015 // No test class; that is what they are for.
/// <summary>Tests that would and would not run, in no test class: the runner does not see them.</summary>
internal sealed class Examples
{
    public static IEnumerable<object[]> Rows => [[1]];

    public static IEnumerable<object[]> NoRows => [];

    [TestMethod]
    public void Runs() => Assert.IsNotNull(this);

    [TestMethod]
    [DataRow(1)]
    public void Runs_with_a_row(int row) => Assert.AreEqual(1, row);

    [TestMethod]
    [DynamicData(nameof(Rows))]
    public void Runs_with_rows_that_are_made(int row) => Assert.AreEqual(1, row);

    [TestMethod]
    [Ignore("It is an example.")]
    public void Is_ignored() => Assert.IsNotNull(this);

    [TestMethod]
    [OSCondition(OperatingSystems.Windows)]
    public void Runs_on_some_systems() => Assert.IsNotNull(this);

    [TestMethod]
    public void Has_no_row(int row) => Assert.AreEqual(1, row);

    [TestMethod]
    [DynamicData(nameof(NoRows))]
    public void Has_no_rows_that_are_made(int row) => Assert.AreEqual(1, row);

    public void Is_no_test() => Assert.IsNotNull(this);
#pragma warning restore MSTEST0030, MSTEST0014, MSTEST0007, MSTEST0018, MSTEST0003, MSTEST0015
}
