using System.Text.RegularExpressions;
using Footfall.Testing;

namespace Footfall.Spec.Tests;

/// <summary>A vector that no test runs proves nothing, and one that two tests run is changed for one of them.</summary>
[TestClass]
public sealed partial class VectorFilesTests
{
    private static IEnumerable<object[]> Files =>
        Directory.EnumerateFiles(RepositoryRoot.Combine("spec", "vectors"), "*.json", SearchOption.AllDirectories)
            .Select(file => new object[] { Path.GetFileName(file) });

    [TestMethod]
    [DynamicData(nameof(Files))]
    public void Every_vector_file_is_run_by_exactly_one_test_class(string file)
    {
        var classes = Sources()
            .Where(source => Regex.IsMatch(File.ReadAllText(source), $"[\"/]{Regex.Escape(file)}\""))
            .Select(Path.GetFileName)
            .ToList();

        Assert.HasCount(1, classes, $"{file} is named by: {string.Join(", ", classes)}");
    }

    private static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(RepositoryRoot.Combine("tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Where(source => !BuildFolder().IsMatch(source));

    [GeneratedRegex(@"[/\\](bin|obj)[/\\]")]
    private static partial Regex BuildFolder();
}
