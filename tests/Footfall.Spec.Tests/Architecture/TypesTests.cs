using System.Reflection;
using System.Runtime.CompilerServices;
using Footfall.Testing;

namespace Footfall.Spec.Tests;

/// <summary>Types as the house has them: closed for derivation, and visible only where another party calls them.</summary>
[TestClass]
public sealed class TypesTests
{
    private static readonly Assembly[] Assemblies =
    [
        typeof(Protocol.Manifest).Assembly,
        typeof(StateDirectory).Assembly,
        typeof(Cli.Machine).Assembly,
        Assembly.Load("Footfall.Collector"),
    ];

    [TestMethod]
    public void Every_class_is_sealed_static_or_abstract() =>
        SourceTree.AssertNone(
            Assemblies.SelectMany(Written).Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false }).Select(type => type.FullName!),
            "These classes can be derived from, and nobody thought of it.");

    [TestMethod]
    public void A_type_in_a_folder_of_the_library_is_internal() =>
        SourceTree.AssertNone(
            typeof(StateDirectory).Assembly.GetExportedTypes()
                .Where(type => !File.Exists(RepositoryRoot.Combine("src", "Footfall", $"{type.Name.Split('`')[0]}.cs")))
                .Select(type => type.FullName!),
            "What tool authors may call lies in src/Footfall itself; these types lie in its folders and are public.");

    [TestMethod]
    public void Nothing_of_an_executable_is_public() =>
        SourceTree.AssertNone(
            Assemblies.Where(assembly => assembly.EntryPoint is not null).SelectMany(Written).Where(type => type.IsVisible).Select(type => type.FullName!),
            "Nobody links an executable.");

    // A file of top-level statements becomes a class that nobody wrote.
    private static IEnumerable<Type> Written(Assembly assembly) =>
        assembly.GetTypes().Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute)) && type.FullName != "Program" && !type.FullName!.Contains('<', StringComparison.Ordinal));
}
