using System.Reflection;
using System.Text.RegularExpressions;

namespace Footfall.Spec.Tests;

/// <summary>What Footfall must not know or do is an error of the compiler. An entry with a slip in it would ban nothing, and nobody would see.</summary>
[TestClass]
public sealed partial class BannedSymbolsTests
{
    /// <summary>Who may say a banned thing, and what: where a program is composed, and where an address is forgotten.</summary>
    private static readonly string[] Exceptions =
    [
        "src/Footfall.Cli/Commands/RunCommand.cs: SystemClock.Instance",
        "src/Footfall.Cli/Machine.cs: SystemClock.Instance",
        "src/Footfall.Cli/Preparing.cs: SystemClock.Instance",
        "src/Footfall.Collector/Intake/RemoteAddress.cs: RemoteEndPoint",
        "src/Footfall.Collector/Program.cs: SystemClock.Instance",
        "src/Footfall/Platform/KernelClock.cs: SystemClock.Instance",
    ];

    [TestMethod]
    public void Every_entry_names_something_that_there_is_and_says_why() =>
        SourceTree.AssertNone(
            BannedSymbol.All.Where(symbol => symbol.Find() is null || !symbol.Reason.EndsWith('.')).Select(symbol => symbol.Id),
            "These entries ban nothing, or do not say why.");

    [TestMethod]
    public void No_entry_stands_twice() => CollectionAssert.AllItemsAreUnique(BannedSymbol.All.Select(symbol => symbol.Id).ToList());

    [TestMethod]
    public void Every_entry_is_an_error_of_the_compiler()
    {
        var uses = BannedSymbol.All.Select(symbol => BannedUse.Of(symbol.Find()!)).ToList();
        const int LinesBefore = 1;

        var errors = Compiler.ErrorsOf($"static class Program {{ static void Use() {{\n{string.Join('\n', uses)}\n}} }}");

        SourceTree.AssertNone(
            Enumerable.Range(0, uses.Count).Where(i => !errors[i + 1 + LinesBefore].Contains("RS0030")).Select(i => $"{BannedSymbol.All[i]}: {uses[i]}"),
            "The compiler lets these pass.");
        Assert.AreEqual("RS0030", string.Join(' ', errors.SelectMany(error => error).Distinct()), "The uses themselves are no C#.");
    }

    [TestMethod]
    public void What_is_not_banned_is_none()
    {
        var errors = Compiler.ErrorsOf("static class Program { static object Use() => global::System.DateTime.UnixEpoch; }");

        Assert.IsEmpty(errors);
    }

    [TestMethod]
    [DataRow(typeof(HttpClient), "Get|Post|Put|Patch|Delete|Send")]
    [DataRow(typeof(HttpContent), "ReadAsString|ReadAsByteArray|LoadInto|CopyTo")]
    [DataRow(typeof(Guid), "New|CreateVersion")]
    public void No_overload_is_forgotten(Type type, string begin)
    {
        var banned = BannedSymbol.All.Select(symbol => symbol.Id).ToHashSet();

        SourceTree.AssertNone(
            type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .Where(method => !method.IsSpecialName && Regex.IsMatch(method.Name, $"^({begin})"))
                .Where(method => !method.GetParameters().Any(parameter => parameter.ParameterType == typeof(HttpCompletionOption)))
                .Select(BannedSymbol.IdOf).Where(id => !banned.Contains(id)),
            "These do what their sisters may not.");
    }

    [TestMethod]
    public void Nobody_but_those_named_here_is_exempt()
    {
        var exempt = SourceTree.Files("src", "*.cs").SelectMany(file => Suppression().Matches(SourceTree.Text(file)).Select(match => $"{file}: {match.Groups["what"].Value}"));

        Assert.AreEqual(string.Join('\n', Exceptions), string.Join('\n', exempt));
    }

    [TestMethod]
    public void Nothing_switches_the_analyzer_off() =>
        SourceTree.AssertNone(
            Settings().Where(file => Switch().IsMatch(SourceTree.Text(file)))
                .Concat(SourceTree.Files("src", ".editorconfig")).Concat(SourceTree.Files("src", "*.globalconfig")).Concat(SourceTree.Files("src", "*.ruleset"))
                .Concat(SourceTree.Files("src", "*.cs").Where(file => Everything().IsMatch(SourceTree.Text(file)))),
            "With these the product could say what is banned.");

    [TestMethod]
    public void Nothing_of_the_C_library_tells_who_or_where_somebody_is() =>
        SourceTree.AssertNone(
            SourceTree.SourcesThatName(@"gethostname|\buname\b|getlogin|cuserid|getpw|getaddrinfo|gethostby|getifaddrs|getsockname|getpeername|gethostid|SIOCGIF|machine-id|boot_id|/sys/class|product_uuid|/etc/hostname|GetComputerName|GetUserName"),
            "These files ask the system what no list of .NET's can ban.");

    private static IEnumerable<string> Settings() =>
        [".editorconfig", "Directory.Build.props", "Directory.Build.targets", .. SourceTree.Files("src", "*.props"), .. SourceTree.Files("src", "*.targets"), .. SourceTree.Files("src", "*.csproj")];

    // On one line, with the one thing it is about: what stands between off and on again.
    [GeneratedRegex(@"#pragma warning disable RS0030.*\n(?:.*(?<what>SystemClock\.Instance|RemoteEndPoint).*\n#pragma warning restore RS0030)?|SuppressMessage\([^)]*RS0030")]
    private static partial Regex Suppression();

    [GeneratedRegex(@"RS0030|RunAnalyzers|EnableNETAnalyzers>false|<TreatWarningsAsErrors>false|MSBuildTreatWarningsAsErrors|generated_code|dotnet_analyzer_diagnostic|<AnalysisMode>None|Remove=""@\((Analyzer|AdditionalFiles)\)")]
    private static partial Regex Switch();

    // Without a rule's name it is about all rules; what calls itself generated is not looked at.
    [GeneratedRegex(@"#pragma warning disable\s*(//.*)?$|<auto-generated|// ?<autogenerated", RegexOptions.Multiline)]
    private static partial Regex Everything();
}
