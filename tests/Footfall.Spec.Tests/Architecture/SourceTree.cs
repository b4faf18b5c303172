using System.Text.RegularExpressions;
using Footfall.Testing;

namespace Footfall.Spec.Tests;

/// <summary>What is written in the repository, without what builds left beside it. Paths are relative to its root, with forward slashes.</summary>
internal static partial class SourceTree
{
    /// <summary>The projects of the product.</summary>
    public static IReadOnlyList<ProjectFile> Products { get; } = [.. Files("src", "*.csproj").Select(ProjectFile.Read)];

    /// <summary>Every project.</summary>
    public static IReadOnlyList<ProjectFile> Projects { get; } = [.. Products, .. Files("tests", "*.csproj").Select(ProjectFile.Read)];

    /// <summary>The files below a folder.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(RepositoryRoot.Combine(folder), pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(RepositoryRoot.Path, file).Replace('\\', '/'))
            .Where(file => !BuildFolder().IsMatch(file))
            .Order(StringComparer.Ordinal);

    /// <summary>The files of the product whose code matches a pattern.</summary>
    public static IEnumerable<string> SourcesThatName(string pattern) =>
        Files("src", "*.cs").Where(file => Regex.IsMatch(Text(file), pattern));

    public static string Text(string file) => File.ReadAllText(RepositoryRoot.Combine(file));

    /// <summary>Fails with a list of what breaks a rule.</summary>
    public static void AssertNone(IEnumerable<string> offenders, string rule) => Assert.AreEqual("", string.Join('\n', offenders), rule);

    [GeneratedRegex("(^|/)(bin|obj)/")]
    private static partial Regex BuildFolder();
}
