using NodaTime;

namespace Footfall.Protocol.Tests;

/// <summary>Whoever calls with a null is told which argument it was, and not by an exception from the depths.</summary>
[TestClass]
public sealed class NullArgumentsTests
{
    private static readonly LocalDate Day = new(2026, 11, 24);

    [TestMethod]
    public void A_null_is_a_mistake_of_the_caller_and_is_named()
    {
        AssertNamed("counts", () => DistinctActive.Count(null!, Day, 7));
        AssertNamed("report", () => ReportFormat.Write(null!));
        AssertNamed("report", () => ReportValidator.Validate(null!, Some.Vocabulary, Day));
        AssertNamed("vocabulary", () => ReportValidator.Validate(Some.Report, null!, Day));
        AssertNamed("text", () => ToolVersion.Parse(null!));
        AssertNamed("vocabulary", () => Words.Of(Some.Report.Subject, null!));
        AssertNamed("tool", () => Some.Manifest.Publisher.Endpoint.ReportsOf(null!));
        AssertNamed("tool", () => ManifestReader.ReadFor(null!, default));
        AssertNamed("manifest", () => ManifestWriter.Write(null!));
        AssertNamed("executable", () => ToolName.FromExecutable(null!));
        AssertNamed("manifest", () => new Vocabulary(null!));
    }

    private static void AssertNamed(string argument, Func<object?> call) =>
        Assert.AreEqual(argument, Assert.ThrowsExactly<ArgumentNullException>(() => call()).ParamName);
}
