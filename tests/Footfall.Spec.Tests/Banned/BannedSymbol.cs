using System.Reflection;
using Footfall.Testing;

namespace Footfall.Spec.Tests;

/// <summary>An entry of <c>src/BannedSymbols.txt</c>.</summary>
/// <param name="Id">As the compiler writes what the entry names in documentation: <c>P:System.DateTime.Now</c>.</param>
/// <param name="Reason">What whoever uses it is told.</param>
internal sealed record BannedSymbol(string Id, string Reason)
{
    private static readonly Lazy<IReadOnlyList<Assembly>> Assemblies = new(() => [.. References!.Select(path => Assembly.Load(Path.GetFileNameWithoutExtension(path)))]);

    public static string File { get; } = RepositoryRoot.Combine("src", "BannedSymbols.txt");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<BannedSymbol> All { get; } = [.. System.IO.File.ReadAllLines(File).Select(line => line.Split(';')).Select(parts => new BannedSymbol(parts[0], parts.ElementAtOrDefault(1) ?? ""))];

    /// <summary>The libraries that the product is compiled against: those of .NET, of ASP.NET Core, and NodaTime.</summary>
    public static IReadOnlyList<string> References { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => path.StartsWith(CleanEnvironment.DotnetRoot, StringComparison.Ordinal) || Path.GetFileName(path) == "NodaTime.dll"),
    ];

    /// <summary>What it names; null where there is no such thing.</summary>
    public MemberInfo? Find()
    {
        var name = Id[2..].Split('(')[0];
        return Id[0] == 'T'
            ? TypeOf(name)
            : TypeOf(name[..name.LastIndexOf('.')])?
                .GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .SingleOrDefault(member => IdOf(member) == Id);
    }

    /// <summary>The id of a public type, or of a member that it declares; no generic ones.</summary>
    public static string IdOf(MemberInfo member) => member switch
    {
        Type type => $"T:{type.FullName}",
        PropertyInfo => $"P:{member.DeclaringType!.FullName}.{member.Name}",
        FieldInfo => $"F:{member.DeclaringType!.FullName}.{member.Name}",
        MethodInfo method => $"M:{member.DeclaringType!.FullName}.{member.Name}{Parameters(method)}",
        _ => "",
    };

    public override string ToString() => Id;

    private static string Parameters(MethodInfo method) =>
        method.GetParameters() is { Length: > 0 } parameters ? $"({string.Join(',', parameters.Select(parameter => parameter.ParameterType.FullName))})" : "";

    private static Type? TypeOf(string name) => Assemblies.Value.Select(assembly => assembly.GetType(name)).OfType<Type>().FirstOrDefault(type => type.IsVisible);
}
