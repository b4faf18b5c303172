using System.Collections.Immutable;
using System.Text.Json;
using Footfall.Protocol;

namespace Footfall.Cli.Drafting;

/// <summary>Reads the JSON in which a System.CommandLine program describes itself: <c>dotnet --cli-schema</c>.</summary>
internal static class CliSchema
{
    private const int Deepest = 64;
    private const int LargestFixedArity = 1;

    /// <summary>The style under which its pages are reported.</summary>
    public static IHelpStyle Style { get; } = HelpStyles.All.OfType<SystemCommandLineStyle>().Single();

    /// <summary>The root's page, with the pages of all commands below it. Null: this is no such JSON.</summary>
    public static HelpPage? Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = Deepest });
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("options", out _)
                ? Page(document.RootElement)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static HelpPage Page(JsonElement command) => new()
    {
        IsComplete = true,
        Options = [.. Members(command, "options").Select(Option).OfType<HelpOption>()],
        Commands = [.. Members(command, "subcommands").Where(member => Literals.IsCommandWord(member.Name)).Select(Command)],
        Usage = new Usage(true, Members(command, "arguments").Any(), false, false, Members(command, "subcommands").Any()),
    };

    private static HelpCommand Command(JsonProperty member) => new(member.Name)
    {
        Aliases = [.. Aliases(member.Value).Where(Literals.IsCommandWord)],
        Page = Page(member.Value),
    };

    private static HelpOption? Option(JsonProperty member)
    {
        var names = Aliases(member.Value).Prepend(member.Name).Where(OptionTerm.IsSpelling).Distinct(StringComparer.Ordinal).ToImmutableArray();
        if (names.IsEmpty)
        {
            return null;
        }

        var (least, most) = Arity(member.Value);
        return new HelpOption
        {
            Names = names,
            Arity = most == 0 ? OptionArity.None : least == 0 ? OptionArity.Optional : OptionArity.Required,
            Next = Next(least, most, Text(member.Value, "valueType")),
            Repeatable = most > LargestFixedArity,
            Inherited = member.Value.TryGetProperty("recursive", out var recursive) && recursive.ValueKind == JsonValueKind.True,
        };
    }

    private static NextArgument? Next(int least, int most, string type) =>
        most == 0 ? null
        : most > LargestFixedArity ? NextArgument.Words
        : least > 0 ? null
        : type.Contains("Boolean", StringComparison.Ordinal) ? NextArgument.Boolean
        : NextArgument.Word;

    private static (int Least, int Most) Arity(JsonElement option) =>
        option.TryGetProperty("arity", out var arity) && arity.ValueKind == JsonValueKind.Object
            ? (Number(arity, "minimum", 0), Number(arity, "maximum", int.MaxValue))
            : (0, 0);

    private static int Number(JsonElement element, string name, int missing) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : missing;

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static IEnumerable<string> Aliases(JsonElement element) =>
        element.TryGetProperty("aliases", out var aliases) && aliases.ValueKind == JsonValueKind.Array
            ? aliases.EnumerateArray().Where(alias => alias.ValueKind == JsonValueKind.String).Select(alias => alias.GetString()!)
            : [];

    private static IEnumerable<JsonProperty> Members(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var members) && members.ValueKind == JsonValueKind.Object
            ? members.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.Object)
            : [];
}
