using System.Text.Json;
using System.Text.RegularExpressions;
using Footfall.Testing;

namespace Footfall.Spec.Tests;

/// <summary>The compiler of the SDK, with the analyzer, the list and the settings that the product is compiled with.</summary>
internal static partial class Compiler
{
    /// <summary>Compiles a program, each of whose lines may be wrong, and gives the errors by the lines' numbers, beginning with 1.</summary>
    public static ILookup<int, string> ErrorsOf(string program)
    {
        using var directory = new TemporaryDirectory();
        string[] options =
        [
            "-nologo", "-target:library", "-nullable:enable", "-langversion:14", "-warnaserror+", "-nowarn:CS0618;SYSLIB0014;CS4014;CS1701;CS1702", "-nostdlib+",
            $"-out:{directory["out.dll"]}",
            .. Analyzers().Select(path => $"-analyzer:{path}"),
            $"-additionalfile:{BannedSymbol.File}",
            $"-analyzerconfig:{RepositoryRoot.Combine(".editorconfig")}",
            .. BannedSymbol.References.Select(path => $"-reference:{path}"),
            directory.Write("Program.cs", program),
        ];
        var answers = directory.Write("options.rsp", string.Join('\n', options.Select(option => $"\"{option}\"")));
        var result = new Command(Path.Combine(CleanEnvironment.DotnetRoot, "dotnet"), "exec", PathOfCompiler(), "-noconfig", $"@{answers}")
        {
            Environment = CleanEnvironment.At(directory),
        }.Run();
        var errors = Error().Matches(result.Output);
        return errors.Count > 0 || result.ExitCode == 0
            ? errors.ToLookup(error => int.Parse(error.Groups["line"].Value, null), error => error.Groups["id"].Value)
            : throw new AssertFailedException($"The compiler did not work: {result}");
    }

    private static string PathOfCompiler() =>
        Directory.EnumerateDirectories(Path.Combine(CleanEnvironment.DotnetRoot, "sdk"))
            .OrderDescending(StringComparer.Ordinal)
            .Select(sdk => Path.Combine(sdk, "Roslyn", "bincore", "csc.dll"))
            .First(File.Exists);

    // Where the restore of a project of the product found it.
    private static IReadOnlyList<string> Analyzers()
    {
        using var assets = JsonDocument.Parse(File.ReadAllBytes(RepositoryRoot.Combine("src", "Footfall.Protocol", "obj", "project.assets.json")));
        var package = assets.RootElement.GetProperty("libraries").EnumerateObject().Single(library => library.Name.StartsWith("Microsoft.CodeAnalysis.BannedApiAnalyzers/", StringComparison.Ordinal));
        var folders = assets.RootElement.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name).ToList();
        return [.. package.Value.GetProperty("files").EnumerateArray().Select(file => file.GetString()!)
            .Where(file => file.StartsWith("analyzers/dotnet/cs/", StringComparison.Ordinal) && file.EndsWith("BannedApiAnalyzers.dll", StringComparison.Ordinal))
            .Select(file => folders.Select(folder => Path.Combine(folder, package.Value.GetProperty("path").GetString()!, file)).First(File.Exists))];
    }

    [GeneratedRegex(@"Program\.cs\((?<line>\d+),\d+\): error (?<id>\w+):")]
    private static partial Regex Error();
}
