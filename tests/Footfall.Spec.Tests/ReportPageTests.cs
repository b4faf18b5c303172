using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Footfall.Protocol;
using Footfall.Testing;

namespace Footfall.Spec.Tests;

/// <summary>What <c>spec/report.md</c> and its schema say is what the code does.</summary>
[TestClass]
public sealed partial class ReportPageTests
{
    private static readonly string Page = File.ReadAllText(RepositoryRoot.Combine("spec", "report.md"));

    private static readonly JsonElement Schema =
        JsonDocument.Parse(File.ReadAllBytes(RepositoryRoot.Combine("spec", "schemas", "report.schema.json"))).RootElement;

    [TestMethod]
    public void The_example_of_the_page_is_a_report()
    {
        var example = Page.Split('\n').Single(line => line.StartsWith("    {\"v\"", StringComparison.Ordinal)).Trim();

        Assert.IsTrue(ReportFormat.TryRead(Encoding.ASCII.GetBytes(example.PadRight(ReportFormat.Size)), out _, out _));
    }

    [TestMethod]
    public void The_page_has_every_kind_with_its_number_and_whether_it_counts_presence()
    {
        var rows = KindRow().Matches(Page).Select(row => $"{row.Groups[1]} {row.Groups[2]} {row.Groups[3].Value == "presence"}").ToList();

        CollectionAssert.AreEqual(ReportKinds.All.Select(kind => $"{(int)kind} {ReportKinds.Name(kind)} {ReportKinds.IsPresence(kind)}").ToList(), rows);
    }

    [TestMethod]
    public void The_page_has_every_reason_and_no_other()
    {
        var reasons = RuleRow().Matches(Page).Select(row => row.Groups[1].Value).Distinct().Order(StringComparer.Ordinal).ToList();

        CollectionAssert.AreEqual(Enum.GetValues<RefusalReason>().Select(RefusalReasons.Name).Order(StringComparer.Ordinal).ToList(), reasons);
    }

    [TestMethod]
    public void The_schema_has_the_properties_of_the_canonical_form_in_its_order()
    {
        Assert.IsTrue(Window.TryParse(202_647, out var window));
        var written = JsonDocument.Parse(ReportFormat.Write(new Report(1, window, new Subject(ReportKind.Command, 1, 1), 1))).RootElement;

        var names = written.EnumerateObject().Select(property => property.Name).ToList();

        CollectionAssert.AreEqual(names, Schema.GetProperty("properties").EnumerateObject().Select(property => property.Name).ToList());
        CollectionAssert.AreEqual(names, Schema.GetProperty("required").EnumerateArray().Select(name => name.GetString()).ToList());
        Assert.IsFalse(Schema.GetProperty("additionalProperties").GetBoolean());
    }

    [TestMethod]
    public void The_schema_has_the_ranges_of_the_code()
    {
        JsonElement Of(string property) => Schema.GetProperty("properties").GetProperty(property);

        Assert.AreEqual(ReportFormat.Schema, Of("v").GetProperty("const").GetInt32());
        Assert.AreEqual(ReportKinds.All.Length, Of("k").GetProperty("maximum").GetInt32());
        Assert.AreEqual(ToolVersion.LargestPacked, Of("a").GetProperty("maximum").GetInt64());
        CollectionAssert.AreEqual(
            Enumerable.Range(0, 17).Select(power => 1 << power).ToList(),
            Of("n").GetProperty("enum").EnumerateArray().Select(number => number.GetInt32()).ToList());
        foreach (var range in Of("w").GetProperty("anyOf").EnumerateArray())
        {
            Assert.IsTrue(Window.TryParse(range.GetProperty("minimum").GetInt64(), out _));
            Assert.IsTrue(Window.TryParse(range.GetProperty("maximum").GetInt64(), out _));
            Assert.IsFalse(Window.TryParse(range.GetProperty("minimum").GetInt64() - 1, out _));
            Assert.IsFalse(Window.TryParse(range.GetProperty("maximum").GetInt64() + 1, out _));
        }
    }

    [GeneratedRegex(@"^\| (\d+) \| (\w+) \|.*\| ([\w ]+) \|$", RegexOptions.Multiline)]
    private static partial Regex KindRow();

    [GeneratedRegex(@"^\| \*\*R\d+\*\* \|.*\| `([a-z-]+)` \|$", RegexOptions.Multiline)]
    private static partial Regex RuleRow();
}
