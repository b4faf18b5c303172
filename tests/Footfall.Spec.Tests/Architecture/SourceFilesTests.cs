using System.Text.RegularExpressions;

namespace Footfall.Spec.Tests;

/// <summary>Files as the house has them.</summary>
[TestClass]
public sealed partial class SourceFilesTests
{
    private const int MostLines = 300;

    [TestMethod]
    public void No_file_of_the_product_is_longer_than_300_lines() =>
        SourceTree.AssertNone(
            SourceTree.Files("src", "*.cs").Select(file => (file, Lines: SourceTree.Text(file).Count(c => c == '\n'))).Where(entry => entry.Lines > MostLines)
                .Select(entry => $"{entry.file}: {entry.Lines}"),
            "Look for the second idea inside.");

    [TestMethod]
    public void Nothing_is_marked_as_unfinished() =>
        SourceTree.AssertNone(
            SourceTree.Files("src", "*.cs").Concat(SourceTree.Files("tests", "*.cs")).Concat(SourceTree.Files("spec", "*.md"))
                .Where(file => Marker().IsMatch(SourceTree.Text(file))),
            "Finish it, or file it where others look.");

    [TestMethod]
    public void A_file_is_named_after_a_type_in_it() =>
        SourceTree.AssertNone(
            SourceTree.Files("src", "*.cs").Where(file => Path.GetFileName(file) is not "Program.cs")
                .Where(file => !Regex.IsMatch(SourceTree.Text(file), $@"\b(class|record|struct|enum|interface|delegate) (\w+ )*{Path.GetFileName(file).Split('.')[0]}\b")),
            "Whoever looks for a type finds it by its name.");

    // In two parts, so that this file is not found.
    [GeneratedRegex(@"\b(TO" + @"DO|FIX" + @"ME)\b")]
    private static partial Regex Marker();
}
