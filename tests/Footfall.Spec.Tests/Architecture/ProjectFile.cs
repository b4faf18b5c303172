using System.Collections.Immutable;
using System.Text.Json;
using System.Xml.Linq;
using Footfall.Testing;

namespace Footfall.Spec.Tests;

/// <summary>What a project file says of others.</summary>
/// <param name="Name">The file's name without its ending.</param>
/// <param name="Folder">Its folder, relative to the root.</param>
/// <param name="Projects">The names of the projects it refers to.</param>
/// <param name="Packages">The packages it names itself.</param>
internal sealed record ProjectFile(string Name, string Folder, ImmutableSortedSet<string> Projects, ImmutableSortedSet<string> Packages)
{
    public static ProjectFile Read(string file)
    {
        var root = XDocument.Parse(SourceTree.Text(file)).Root!;
        return new ProjectFile(
            Path.GetFileNameWithoutExtension(file),
            Path.GetDirectoryName(file)!,
            [.. Included(root, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))],
            [.. Included(root, "PackageReference")]);
    }

    /// <summary>Every package that a restore brings in, by the lock files: those of others' packages too.</summary>
    public ImmutableSortedSet<string> Restored() =>
    [
        .. Directory.EnumerateFiles(RepositoryRoot.Combine(Folder), "packages*.lock.json")
            .SelectMany(file => JsonDocument.Parse(File.ReadAllBytes(file)).RootElement.GetProperty("dependencies").EnumerateObject())
            .SelectMany(framework => framework.Value.EnumerateObject())
            .Where(package => package.Value.GetProperty("type").GetString() != "Project")
            .Select(package => package.Name),
    ];

    private static IEnumerable<string> Included(XElement root, string item) =>
        root.Descendants(item).Select(element => (string?)element.Attribute("Include")).OfType<string>();
}
