using System.Text;
using System.Text.Json.Nodes;
using Footfall.Protocol;
using Footfall.Testing;

namespace Footfall.Tests;

/// <summary>The manifests that the encoder is tried on: the one of the vectors, which has every feature, and those of the known tools.</summary>
internal static class TestManifests
{
    private static readonly string Tools = RepositoryRoot.Combine("spec", "tools");

    /// <summary>A tool that does not exist, with every feature of a manifest.</summary>
    public static Manifest Sampler { get; } = Read(JsonNode.Parse(File.ReadAllBytes(RepositoryRoot.Combine("spec", "vectors", "encoding.json")))!["manifest"]!.ToJsonString());

    /// <summary>The names that <see cref="Named"/> knows.</summary>
    public static IEnumerable<object[]> Names() =>
        Variants.Keys.Concat(ToolFiles().Select(file => Path.GetFileNameWithoutExtension(file))).Select(name => new object[] { name });

    private static IReadOnlyDictionary<string, ParsingRules> Variants { get; } = new Dictionary<string, ParsingRules>
    {
        ["(sampler)"] = new(),
        ["(sampler, plain)"] = new() { Separators = "=:", Clusters = false, AttachedValues = false },
        ["(sampler, abbreviations)"] = new() { Separators = "=:", Abbreviations = true },
        ["(sampler, clusters without attached values)"] = new() { AttachedValues = false, Abbreviations = true },
        ["(sampler, abbreviated commands)"] = new() { CommandAbbreviations = true, Abbreviations = true },
        ["(sampler, without case)"] = new() { CommandsIgnoreCase = true, OptionsIgnoreCase = true, ValuesIgnoreCase = true, CommandAbbreviations = true },
    };

    public static Manifest Named(string name) =>
        Variants.TryGetValue(name, out var rules) ? Sampler with { Parsing = rules } : OfTool(name) ?? throw new FileNotFoundException(name);

    /// <summary>The manifest of a known tool, or of the sampler; null when there is none.</summary>
    public static Manifest? OfTool(string tool)
    {
        var file = Path.Combine(Tools, tool + ".json");
        return File.Exists(file) ? Read(File.ReadAllBytes(file))
            : tool == Sampler.Tool.Text ? Sampler
            : null;
    }

    public static Manifest Read(string json) => Read(Encoding.UTF8.GetBytes(json));

    private static Manifest Read(byte[] json)
    {
        var reading = ManifestReader.Read(json);
        return reading.Manifest ?? throw new InvalidDataException(string.Join('\n', reading.Errors));
    }

    private static string[] ToolFiles() => Directory.Exists(Tools) ? Directory.GetFiles(Tools, "*.json") : [];
}
