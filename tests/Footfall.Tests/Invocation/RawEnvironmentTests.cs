using System.Text;

namespace Footfall.Tests;

[TestClass]
public sealed class RawEnvironmentTests
{
    [TestMethod]
    public void A_variable_is_added_behind_the_others_and_nothing_else_changes()
    {
        var before = RawEnvironment.Of("B=2", "A=1", "A=3", "no form", "");

        var after = before.With("NEW", "x=y");

        Assert.AreEqual("B=2|A=1|A=3|no form||NEW=x=y", Text(after));
        Assert.AreEqual("B=2|A=1|A=3|no form|", Text(before));
    }

    [TestMethod]
    [DataRow("A=")]
    [DataRow("A=something else")]
    public void A_variable_that_is_there_stays_as_it_is(string entry)
    {
        var before = RawEnvironment.Of(entry, "B=2");

        Assert.AreEqual($"{entry}|B=2", Text(before.With("A", "1")));
    }

    [TestMethod]
    public void The_first_of_a_name_counts_and_a_name_is_a_whole_name()
    {
        var environment = RawEnvironment.Of("PATHS=/no", "PATH=/first", "PATH=/second");

        Assert.AreEqual("/first", Encoding.UTF8.GetString(environment.Value("PATH")!));
        Assert.IsNull(environment.Value("PAT"));
    }

    [TestMethod]
    public void Text_is_told_as_the_runtime_tells_it()
    {
        var environment = RawEnvironment.Of("EMPTY=", "GREEK=αβγ", "TWO=a=b", "=C:=x");

        Assert.AreEqual("", environment.Variable("EMPTY"));
        Assert.AreEqual("αβγ", environment.Variable("GREEK"));
        Assert.AreEqual("a=b", environment.Variable("TWO"));
        Assert.IsNull(environment.Variable("GREE"));
        Assert.IsNull(environment.Variable("EMPTY="));
    }

    [TestMethod]
    public void This_processs_own_is_what_the_runtime_tells_too()
    {
        var environment = RawEnvironment.OfThisProcess();

        Assert.AreEqual(Environment.GetEnvironmentVariable("PATH"), Encoding.UTF8.GetString(environment.Value("PATH")!));
        Assert.IsFalse(environment.Entries.IsEmpty);
    }

    [TestMethod]
    public void The_mark_is_put_in_once()
    {
        var marked = NestedMark.AddTo(RawEnvironment.Of("A=1"));

        Assert.IsTrue(NestedMark.IsIn(marked));
        Assert.AreEqual("A=1|FOOTFALL_NESTED=1", Text(NestedMark.AddTo(marked)));
        Assert.IsTrue(NestedMark.IsIn(RawEnvironment.Of("FOOTFALL_NESTED=")));
    }

    private static string Text(RawEnvironment environment) => string.Join('|', environment.Entries.Select(Encoding.UTF8.GetString));
}
