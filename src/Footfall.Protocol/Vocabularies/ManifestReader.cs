using System.Collections.Immutable;
using System.Numerics;
using System.Text.Json;

namespace Footfall.Protocol;

/// <summary>
/// Reads manifests (<c>spec/vocabulary.md</c>, schema <c>spec/schemas/manifest.schema.json</c>). Everything that is wrong is found in one
/// reading, up to 1,000 mistakes. Bounded in time and memory for hostile files: size, depth and lengths have limits. Pure and thread-safe.
/// </summary>
public static partial class ManifestReader
{
    /// <summary>The largest manifest, in bytes.</summary>
    public const int LargestFile = 4 * 1024 * 1024;

    private const int MostCommands = 5_000;
    private const int MostOptions = 2_000;
    private const int LargestCode = 99_999;

    /// <summary>Reads a file's bytes (UTF-8; comments and trailing commas are errors).</summary>
    public static ManifestReading Read(ReadOnlyMemory<byte> json)
    {
        var errors = new List<ManifestError>();
        if (json.Length > LargestFile)
        {
            return Failed([new ManifestError("", $"The file is larger than {LargestFile / 1024 / 1024} MiB.")]);
        }

        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 16 });
            var manifest = ReadManifest(new JsonObject(document.RootElement, "", errors));
            errors.AddRange(ManifestRules.Check(manifest).Take(JsonObject.MostErrors - errors.Count));
            return errors.Count == 0 ? new ManifestReading(manifest, []) : Failed(errors);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a text that is not valid UTF-16, such as a lone surrogate escape.
            return Failed([new ManifestError("", $"The file is not JSON: {FirstLine(e.Message)}")]);
        }
    }

    /// <summary>Reads the manifest of a certain tool: as <see cref="Read"/>, and it must name that tool.</summary>
    public static ManifestReading ReadFor(ToolName tool, ReadOnlyMemory<byte> json)
    {
        ArgumentNullException.ThrowIfNull(tool);
        var reading = Read(json);
        return reading.IsValid && reading.Manifest.Tool != tool
            ? Failed([new ManifestError("tool", $"names {reading.Manifest.Tool} where {tool} is looked for; file name and tool must agree")])
            : reading;
    }

    private static Manifest ReadManifest(JsonObject json)
    {
        json.Text("$schema", ifMissing: "");
        var saysWhatItCollects = json.Has("collects");
        var manifest = new Manifest
        {
            Tool = ReadTool(json),
            Revision = json.Number("revision", 1, 1_000_000),
            Publisher = ReadPublisher(json),
            Activity = json.Choice("activity", ActivityMode.Exact, ("exact", ActivityMode.Exact), ("once", ActivityMode.Once)),
            Window = json.Choice("window", WindowLength.Week, ("week", WindowLength.Week), ("day", WindowLength.Day)),
            Cap = ReadCap(json),
            Collects = ReadCollects(json),
            OptOut = [.. json.Objects("optOut", most: 20).Select(ReadOptOut)],
            Version = json.Object("version") is { } version ? ReadVersion(version) : null,
            Parsing = json.Object("parsing") is { } parsing ? ReadParsing(parsing) : new ParsingRules(),
            ExitCodes = ReadExitCodes(json),
            Reserved = json.Object("reserved") is { } reserved ? ReadReserved(reserved) : new ReservedCodes(),
            Commands = [.. json.Objects("commands", MostCommands).Select(ReadCommand)],
        };
        json.RefuseTheRest();
        return saysWhatItCollects ? manifest : manifest with { Collects = ReportKinds.Of(manifest.Commands) };
    }

    private static ToolName ReadTool(JsonObject json)
    {
        if (ToolName.TryParse(json.Text("tool"), out var tool))
        {
            return tool;
        }

        json.Error("tool", "must be 1 to 32 characters of a-z 0-9 + . _ -, the first a letter or digit");
        return ToolName.Parse("unnamed");
    }

    private static Publisher ReadPublisher(JsonObject json)
    {
        var nowhere = Endpoint.Parse("http://127.0.0.1/");
        if (json.Object("publisher") is not { } publisher)
        {
            json.Error("publisher", "is missing; it must be an object with name and endpoint");
            return new Publisher("", nowhere, null, null);
        }

        if (!Endpoint.TryParse(publisher.Text("endpoint", longest: 500), out var endpoint, out var error))
        {
            publisher.Error("endpoint", error);
        }

        var read = new Publisher(
            publisher.Text("name"),
            endpoint ?? nowhere,
            ReadPolicy(publisher),
            publisher.Has("contact") ? publisher.Text("contact") : null);
        if (string.IsNullOrWhiteSpace(read.Name))
        {
            publisher.Error("name", "must say who receives the reports");
        }

        publisher.RefuseTheRest();
        return read;
    }

    private static Uri? ReadPolicy(JsonObject publisher)
    {
        if (!publisher.Has("policy"))
        {
            return null;
        }

        if (Uri.TryCreate(publisher.Text("policy", longest: 500), UriKind.Absolute, out var policy) && policy.Scheme == Uri.UriSchemeHttps)
        {
            return policy;
        }

        publisher.Error("policy", "must be an address that begins with https://");
        return null;
    }

    private static int ReadCap(JsonObject json)
    {
        var cap = json.Number("cap", 1, 65_536, Manifest.DefaultCap);
        if (!BitOperations.IsPow2(cap))
        {
            json.Error("cap", "must be a power of two");
        }

        return cap;
    }

    private static ImmutableArray<ReportKind> ReadCollects(JsonObject json)
    {
        if (!json.Has("collects"))
        {
            return ReportKinds.All;
        }

        var kinds = new SortedSet<ReportKind>();
        foreach (var name in json.Texts("collects", most: ReportKinds.All.Length))
        {
            if (!ReportKinds.TryParse(name, out var kind) || !kinds.Add(kind))
            {
                json.Error("collects", $"must name each once of: {string.Join(", ", ReportKinds.All.Select(ReportKinds.Name))}");
                break;
            }
        }

        if (!kinds.Contains(ReportKind.Command))
        {
            json.Error("collects", "must contain command, which all other classes are about");
        }

        return [.. kinds];
    }

    private static OptOutVariable ReadOptOut(JsonObject json)
    {
        var variable = new OptOutVariable(json.Text("variable"), json.Texts("values", most: 20));
        if (!OptOutVariable.IsName(variable.Name))
        {
            json.Error("variable", "must be the name of an environment variable");
        }

        json.RefuseTheRest();
        return variable;
    }

    private static VersionQuestion ReadVersion(JsonObject json)
    {
        var question = new VersionQuestion(json.Texts("arguments", most: 5, required: true), json.Text("prefix", ifMissing: ""));
        if (question.Arguments.IsEmpty)
        {
            json.Error("arguments", "must name at least one: called without any, a tool does what it is for");
        }

        json.RefuseTheRest();
        return question;
    }

    private static ParsingRules ReadParsing(JsonObject json)
    {
        var ignoreCase = ReadIgnoreCase(json);
        var rules = new ParsingRules
        {
            Separators = json.Choice("separators", "=", ("=", "="), ("=:", "=:")),
            Clusters = json.Flag("clusters", ifMissing: true),
            AttachedValues = json.Flag("attachedValues", ifMissing: true),
            Abbreviations = json.Flag("abbreviations"),
            CommandAbbreviations = json.Flag("commandAbbreviations"),
            CommandsIgnoreCase = ignoreCase.Commands,
            OptionsIgnoreCase = ignoreCase.Options,
            ValuesIgnoreCase = ignoreCase.Values,
        };
        json.RefuseTheRest();
        return rules;
    }

    private static (bool Commands, bool Options, bool Values) ReadIgnoreCase(JsonObject json)
    {
        var names = json.Texts("ignoreCase", most: 3);
        if (names.Distinct().Count() < names.Length || names.Any(name => name is not ("commands" or "options" or "values")))
        {
            json.Error("ignoreCase", "must name each once of: commands, options, values");
        }

        return (names.Contains("commands"), names.Contains("options"), names.Contains("values"));
    }

    private static ReservedCodes ReadReserved(JsonObject json)
    {
        var reserved = new ReservedCodes
        {
            Commands = ReadReserved(json, "commands"),
            Options = ReadReserved(json, "options"),
            Values = ReadReserved(json, "values"),
        };
        json.RefuseTheRest();
        return reserved;
    }

    private static ImmutableArray<int> ReadReserved(JsonObject json, string property) =>
        json.Has(property) ? json.Numbers(property, 1, LargestCode, most: LargestCode) : [];

    private static ManifestReading Failed(IReadOnlyList<ManifestError> errors) => new(null, errors);

    private static string FirstLine(string message) => message.ReplaceLineEndings("\n").Split('\n')[0];
}
