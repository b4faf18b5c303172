using System.Collections.Immutable;
using System.Numerics;
using System.Text.Json;

namespace Footfall.Protocol;

/// <summary>
/// Reads manifests (<c>spec/vocabulary.md</c>, schema <c>spec/schemas/manifest.schema.json</c>). Everything that is wrong is found in one
/// reading, up to 1,000 mistakes. Bounded in time and memory for hostile files: size, depth and lengths have limits. Pure and thread-safe.
/// </summary>
public static class ManifestReader
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
        if (!variable.Name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') || variable.Name.Length == 0)
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
        var rules = new ParsingRules
        {
            Separators = json.Choice("separators", "=", ("=", "="), ("=:", "=:")),
            Clusters = json.Flag("clusters", ifMissing: true),
            AttachedValues = json.Flag("attachedValues", ifMissing: true),
            Abbreviations = json.Flag("abbreviations"),
        };
        json.RefuseTheRest();
        return rules;
    }

    private static CommandEntry ReadCommand(JsonObject json)
    {
        var command = new CommandEntry
        {
            Code = json.Number("code", 1, LargestCode),
            Path = json.Text("path"),
            Aliases = json.Texts("aliases", most: 20),
            Options = [.. json.Objects("options", MostOptions).Select(ReadOption)],
            Operands = json.Flag("operands"),
            CommandsAfterOperand = json.Flag("commandsAfterOperand"),
            OptionsEndAtOperand = json.Flag("optionsEndAtOperand"),
            PassesThrough = json.Flag("passesThrough"),
            ExitCodes = ReadExitCodes(json),
        };
        if (command.Path.Length > 0 && command.Path.Split(' ').Concat(command.Aliases).Any(word => word.Length == 0 || word[0] == '-' || word.Contains(' ', StringComparison.Ordinal)))
        {
            json.Error("path", "must be words joined by single blanks, none beginning with a dash; an alias is one such word");
        }

        json.RefuseTheRest();
        return command;
    }

    private static OptionEntry ReadOption(JsonObject json)
    {
        var values = json.Objects("values", most: 500).Select(ReadValue).ToImmutableArray();
        var option = new OptionEntry
        {
            Code = json.Number("code", 1, LargestCode),
            Names = json.Texts("names", most: 20, required: true),
            Arity = json.Choice(
                "value",
                values.IsEmpty ? OptionArity.None : OptionArity.Required,
                ("none", OptionArity.None),
                ("required", OptionArity.Required),
                ("optional", OptionArity.Optional)),
            Environment = json.Texts("environment", most: 5),
            Values = values,
            Inherited = json.Flag("inherited"),
            Negatable = json.Flag("negatable"),
        };
        if (option.Names.IsEmpty || option.Names.Any(name => name.Length < 2 || name[0] is not ('-' or '/') || name == "--" || name.Contains('=', StringComparison.Ordinal)))
        {
            json.Error("names", "must be a list of spellings such as --all or -a");
        }

        if (option.Arity == OptionArity.None && !option.Values.IsEmpty)
        {
            json.Error("value", "must not be none where values are listed");
        }

        json.RefuseTheRest();
        return option;
    }

    private static ValueEntry ReadValue(JsonObject json)
    {
        var value = new ValueEntry(json.Number("code", 1, LargestCode), json.Text("name"));
        json.RefuseTheRest();
        return value;
    }

    private static ImmutableArray<ExitCodeRule> ReadExitCodes(JsonObject json) =>
        [.. json.Objects("exitCodes", most: 20).Select(ReadExitCode)];

    private static ExitCodeRule ReadExitCode(JsonObject json)
    {
        if (!json.Has("outcome"))
        {
            json.Error("outcome", "is missing; it must be one of: success, failure, usage, interrupted");
        }

        var rule = new ExitCodeRule(
            json.Choice("outcome", Outcome.Failure, ("success", Outcome.Success), ("failure", Outcome.Failure), ("usage", Outcome.Usage), ("interrupted", Outcome.Interrupted)),
            json.Numbers("codes", 0, 255));
        json.RefuseTheRest();
        return rule;
    }

    private static ManifestReading Failed(IReadOnlyList<ManifestError> errors) => new(null, errors);

    private static string FirstLine(string message) => message.ReplaceLineEndings("\n").Split('\n')[0];
}
