using Footfall.Protocol;

namespace Footfall.Tests;

[TestClass]
public sealed class InvocationTests
{
    [TestMethod]
    [DataRow(ReportKind.Option, "duration operands terminal values environment")]
    [DataRow(ReportKind.Value, "duration operands terminal options environment")]
    [DataRow(ReportKind.Positionals, "duration terminal options values environment")]
    [DataRow(ReportKind.Duration, "operands terminal options values environment")]
    [DataRow(ReportKind.Terminal, "duration operands options values environment")]
    [DataRow(ReportKind.Environment, "duration operands terminal options values")]
    [DataRow(ReportKind.Activity, "duration operands terminal options values environment")]
    public void A_class_of_data_that_was_not_agreed_to_is_absent(ReportKind refused, string kept) =>
        Assert.AreEqual(kept, Present(Some.InvocationByEnvironment.Keep(ReportKinds.All.Remove(refused))));

    [TestMethod]
    public void A_different_source_of_an_option_makes_another_invocation()
    {
        Assert.AreNotEqual(Some.InvocationByEnvironment, Some.InvocationByEnvironment with { Environment = [] });
        Assert.AreEqual(Some.InvocationByEnvironment, Some.InvocationByEnvironment with { Environment = [1] });
    }

    private static string Present(Invocation invocation) => string.Join(' ', new[]
    {
        invocation.Duration is null ? null : "duration",
        invocation.Operands is null ? null : "operands",
        invocation.Terminal is null ? null : "terminal",
        invocation.Options.IsEmpty ? null : "options",
        invocation.Values.IsEmpty ? null : "values",
        invocation.Environment.IsEmpty ? null : "environment",
    }.OfType<string>());
}
