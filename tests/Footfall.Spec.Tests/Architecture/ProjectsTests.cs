using System.Reflection;
using System.Text.RegularExpressions;

namespace Footfall.Spec.Tests;

/// <summary>Who may know whom. A project is there because another party loads it, so an edge more is a promise less.</summary>
[TestClass]
public sealed partial class ProjectsTests
{
    private static readonly Dictionary<string, (string[] Projects, string[] Packages)> Allowed = new()
    {
        ["Footfall.Protocol"] = ([], ["NodaTime"]),
        ["Footfall"] = (["Footfall.Protocol"], ["Microsoft.Data.Sqlite.Core", "NodaTime", "SQLitePCLRaw.bundle_e_sqlite3"]),
        ["Footfall.Shim"] = (["Footfall"], []),
        ["Footfall.Cli"] = (["Footfall"], ["Spectre.Console", "System.CommandLine"]),
        ["Footfall.Collector"] = (["Footfall.Protocol"], ["Microsoft.Data.Sqlite.Core", "NodaTime", "Npgsql", "OpenTelemetry", "OpenTelemetry.Exporter.OpenTelemetryProtocol", "SQLitePCLRaw.bundle_e_sqlite3"]),
    };

    private static IEnumerable<object[]> Products => SourceTree.Products.Select(project => new object[] { project.Name });

    [TestMethod]
    [DynamicData(nameof(Products))]
    public void A_project_refers_to_the_projects_and_packages_that_it_may_know(string name)
    {
        var project = Of(name);

        Assert.IsTrue(Allowed.TryGetValue(name, out var allowed), $"{name} is new: say here whom it may know.");
        Assert.AreEqual(string.Join(' ', allowed.Projects), string.Join(' ', project.Projects));
        SourceTree.AssertNone(project.Packages.Except(allowed.Packages), $"{name} does not need these packages.");
    }

    [TestMethod]
    public void Assemblies_refer_to_each_other_as_their_projects_do()
    {
        string[] protocol = [.. Footfalls(typeof(Protocol.Manifest).Assembly)];
        string[] client = [.. Footfalls(typeof(StateDirectory).Assembly)];
        string[] collector = [.. Footfalls(Assembly.Load("Footfall.Collector"))];

        CollectionAssert.AreEqual(Array.Empty<string>(), protocol);
        CollectionAssert.AreEqual((string[])["Footfall.Protocol"], client);
        CollectionAssert.AreEqual((string[])["Footfall.Protocol"], collector);
    }

    [TestMethod]
    [DynamicData(nameof(Products))]
    public void Nothing_that_serves_tests_is_in_the_product(string name) =>
        SourceTree.AssertNone(Of(name).Restored().Where(package => TestPackage().IsMatch(package)), $"{name} restores packages of tests.");

    [TestMethod]
    [DynamicData(nameof(Products))]
    public void The_banned_symbols_are_wired_into_every_project_of_the_product(string name)
    {
        var project = Of(name);
        var shared = SourceTree.Text("src/Directory.Build.props");

        StringAssert.Contains(shared, "<AdditionalFiles Include=\"$(MSBuildThisFileDirectory)BannedSymbols.txt\" />");
        Assert.Contains("Microsoft.CodeAnalysis.BannedApiAnalyzers", project.Restored());
        SourceTree.AssertNone(SourceTree.Files(project.Folder, "Directory.Build.*"), "A nearer file hides the one that wires the symbols.");
        Assert.DoesNotMatchRegex(Removal(), SourceTree.Text($"{project.Folder}/{name}.csproj"));
    }

    [TestMethod]
    public void Every_project_is_in_the_solution()
    {
        var solution = SourceTree.Text("Agent.sln").Replace('\\', '/');

        SourceTree.AssertNone(
            SourceTree.Projects.Select(project => $"{project.Folder}/{project.Name}.csproj").Where(file => !solution.Contains($"\"{file}\"", StringComparison.Ordinal)),
            "What is not in the solution is neither built nor tested.");
    }

    private static ProjectFile Of(string name) => SourceTree.Products.Single(project => project.Name == name);

    private static IEnumerable<string> Footfalls(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(name => name.Name!).Where(name => name.StartsWith("Footfall", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    [GeneratedRegex("^(MSTest|Bogus|FsCheck|FSharp|Microsoft\\.Testing|Microsoft\\.TestPlatform)|\\.Testing$")]
    private static partial Regex TestPackage();

    [GeneratedRegex("(AdditionalFiles|BannedApiAnalyzers)[^>]*Remove=|Remove=[^>]*BannedApiAnalyzers|RS0030")]
    private static partial Regex Removal();
}
