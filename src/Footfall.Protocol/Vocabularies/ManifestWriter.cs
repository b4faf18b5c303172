using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Footfall.Protocol;

/// <summary>
/// Writes manifests for people to read, review and compare: a line for each option, nothing that is a default. What
/// <see cref="ManifestReader"/> reads of it equals what was written. Pure and thread-safe.
/// </summary>
public static partial class ManifestWriter
{
    /// <summary>The file, in UTF-8 with a final newline.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="schema">Where editors find the schema, for the property <c>$schema</c>; null for none.</param>
    public static byte[] Write(Manifest manifest, string? schema = null)
    {
        ArgumentNullException.ThrowIfNull(manifest);

        var properties = new List<string>();
        if (schema is not null)
        {
            properties.Add(Property("$schema", writer => writer.WriteStringValue(schema)));
        }

        properties.AddRange(Head(manifest));
        properties.Add($"  \"commands\": [\n{string.Join(",\n", manifest.Commands.Select(Command))}\n  ]");
        return Encoding.UTF8.GetBytes($"{{\n{string.Join(",\n", properties)}\n}}\n");
    }

    private static IEnumerable<string> Head(Manifest manifest)
    {
        yield return Property("tool", writer => writer.WriteStringValue(manifest.Tool.Text));
        yield return Property("revision", writer => writer.WriteNumberValue(manifest.Revision));
        yield return Property("publisher", writer => Write(writer, manifest.Publisher));
        if (manifest.Activity != ActivityMode.Exact)
        {
            yield return Property("activity", writer => writer.WriteStringValue("once"));
        }

        if (manifest.Window != WindowLength.Week)
        {
            yield return Property("window", writer => writer.WriteStringValue("day"));
        }

        if (manifest.Cap != Manifest.DefaultCap)
        {
            yield return Property("cap", writer => writer.WriteNumberValue(manifest.Cap));
        }

        if (!manifest.Collects.SequenceEqual(ReportKinds.Of(manifest.Commands)))
        {
            yield return Property("collects", writer => Write(writer, manifest.Collects.Select(ReportKinds.Name)));
        }

        if (!manifest.OptOut.IsEmpty)
        {
            yield return Property("optOut", writer => Write(writer, manifest.OptOut));
        }

        if (manifest.Version is { } version)
        {
            yield return Property("version", writer => Write(writer, version));
        }

        if (manifest.Parsing != new ParsingRules())
        {
            yield return Property("parsing", writer => Write(writer, manifest.Parsing));
        }

        if (!manifest.ExitCodes.IsEmpty)
        {
            yield return Property("exitCodes", writer => Write(writer, manifest.ExitCodes));
        }

        if (manifest.Reserved is { Commands.IsEmpty: false } or { Options.IsEmpty: false } or { Values.IsEmpty: false })
        {
            yield return Property("reserved", writer => Write(writer, manifest.Reserved));
        }
    }

    private static string Command(CommandEntry command)
    {
        var head = Text(writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("code", command.Code);
            writer.WriteString("path", command.Path);
            Write(writer, "aliases", command.Aliases);
            Write(writer, "operands", command.Operands);
            Write(writer, "operandEndings", command.OperandEndings);
            Write(writer, "commandsAfterOperand", command.CommandsAfterOperand);
            Write(writer, "optionsEndAtOperand", command.OptionsEndAtOperand);
            Write(writer, "passesThrough", command.PassesThrough);
            if (!command.ExitCodes.IsEmpty)
            {
                writer.WritePropertyName("exitCodes");
                Write(writer, command.ExitCodes);
            }

            writer.WriteEndObject();
        });
        return command.Options.IsEmpty
            ? $"    {head}"
            : $"    {head[..^2]}, \"options\": [\n{string.Join(",\n", command.Options.Select(option => $"      {Text(writer => Write(writer, option))}"))}\n    ] }}";
    }

    private static void Write(Utf8JsonWriter writer, OptionEntry option)
    {
        writer.WriteStartObject();
        writer.WriteNumber("code", option.Code);
        Write(writer, "names", option.Names);
        if (option.Arity != (option.Values.IsEmpty ? OptionArity.None : OptionArity.Required))
        {
            writer.WriteString("value", option.Arity == OptionArity.Required ? "required" : "optional");
        }

        if (option.Next != new OptionEntry { Code = 0, Names = [], Arity = option.Arity }.Next)
        {
            writer.WriteString("next", Name(option.Next));
        }

        if (option.Delimiter is { } delimiter)
        {
            writer.WriteString("delimiter", delimiter.ToString());
        }

        Write(writer, "environment", option.Environment);
        if (!option.Values.IsEmpty)
        {
            writer.WriteStartArray("values");
            foreach (var value in option.Values)
            {
                writer.WriteStartObject();
                writer.WriteNumber("code", value.Code);
                writer.WriteString("name", value.Name);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        Write(writer, "inherited", option.Inherited);
        Write(writer, "negatable", option.Negatable);
        Write(writer, "repeatable", option.Repeatable);
        writer.WriteEndObject();
    }

    private static string Name(NextArgument next) => next switch
    {
        NextArgument.Never => "never",
        NextArgument.Boolean => "boolean",
        NextArgument.Word => "word",
        NextArgument.Words => "words",
        _ => "always",
    };

    private static void Write(Utf8JsonWriter writer, Publisher publisher)
    {
        writer.WriteStartObject();
        writer.WriteString("name", publisher.Name);
        writer.WriteString("endpoint", publisher.Endpoint.Address.AbsoluteUri);
        if (publisher.Policy is { } policy)
        {
            writer.WriteString("policy", policy.OriginalString);
        }

        if (publisher.Contact is { } contact)
        {
            writer.WriteString("contact", contact);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ImmutableArray<OptOutVariable> variables)
    {
        writer.WriteStartArray();
        foreach (var variable in variables)
        {
            writer.WriteStartObject();
            writer.WriteString("variable", variable.Name);
            Write(writer, "values", variable.Values);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, VersionQuestion version)
    {
        writer.WriteStartObject();
        Write(writer, "arguments", version.Arguments);
        if (version.Prefix.Length > 0)
        {
            writer.WriteString("prefix", version.Prefix);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ParsingRules parsing)
    {
        writer.WriteStartObject();
        writer.WriteString("separators", parsing.Separators);
        writer.WriteBoolean("clusters", parsing.Clusters);
        writer.WriteBoolean("attachedValues", parsing.AttachedValues);
        writer.WriteBoolean("abbreviations", parsing.Abbreviations);
        Write(writer, "commandAbbreviations", parsing.CommandAbbreviations);
        List<string> ignoreCase =
        [
            .. parsing.CommandsIgnoreCase ? (string[])["commands"] : [],
            .. parsing.OptionsIgnoreCase ? (string[])["options"] : [],
            .. parsing.ValuesIgnoreCase ? (string[])["values"] : [],
        ];
        Write(writer, "ignoreCase", [.. ignoreCase]);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ImmutableArray<ExitCodeRule> rules)
    {
        writer.WriteStartArray();
        foreach (var rule in rules)
        {
            writer.WriteStartObject();
            writer.WriteString("outcome", rule.Outcome switch
            {
                Outcome.Success => "success",
                Outcome.Usage => "usage",
                Outcome.Interrupted => "interrupted",
                _ => "failure",
            });
            Write(writer, "codes", rule.Codes);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, ReservedCodes reserved)
    {
        writer.WriteStartObject();
        Write(writer, "commands", reserved.Commands);
        Write(writer, "options", reserved.Options);
        Write(writer, "values", reserved.Values);
        writer.WriteEndObject();
    }
}
