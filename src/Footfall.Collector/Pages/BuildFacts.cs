using System.Reflection;
using System.Security.Cryptography;

namespace Footfall.Collector;

/// <summary>Which program this is.</summary>
/// <param name="Version">The version.</param>
/// <param name="Commit">The commit that it was built from; null when the build did not know.</param>
/// <param name="File">The name of the file that was hashed.</param>
/// <param name="Digest">SHA-256 of it, in lower-case hexadecimal digits.</param>
internal sealed record BuildFacts(string Version, string? Commit, string File, string Digest)
{
    private static readonly Lazy<BuildFacts> Read = new(() =>
    {
        var assembly = typeof(BuildFacts).Assembly;
        var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+', 2);

        // In one file together with the runtime, the assembly has no place of its own.
        var path = Path.Combine(AppContext.BaseDirectory, "Footfall.Collector.dll");
        path = System.IO.File.Exists(path) ? path : Environment.ProcessPath!;
        using var file = System.IO.File.OpenRead(path);
        return new BuildFacts(version[0], version.ElementAtOrDefault(1), Path.GetFileName(path), Convert.ToHexStringLower(SHA256.HashData(file)));
    });

    /// <summary>This program.</summary>
    public static BuildFacts Own => Read.Value;
}
