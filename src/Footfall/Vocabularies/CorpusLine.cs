using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Footfall;

/// <summary>
/// A real command line and what its tool's documentation says it is: one line of a corpus,
/// <c>{"argv": ["commit", "-a"], "path": "commit"}</c>. Other properties are not looked at.
/// </summary>
/// <param name="Number">Its place in the file, from 1.</param>
/// <param name="Arguments">The arguments after the tool's name.</param>
/// <param name="Path">The documented command, its words joined by blanks or dashes; empty for the tool without a command; null for one that the tool does not define.</param>
/// <param name="Variables">The environment variables that are set.</param>
internal sealed record CorpusLine(int Number, ImmutableArray<string> Arguments, string? Path, IReadOnlyDictionary<string, string> Variables) : IEnvironment
{
    private static readonly Dictionary<string, string> NoVariables = [];

    public string? Variable(string name) => Variables.GetValueOrDefault(name);

    /// <summary>Reads one line of a file.</summary>
    /// <param name="text">The line.</param>
    /// <param name="number">Its place, from 1.</param>
    /// <param name="line">What it says.</param>
    /// <param name="error">What is wrong with it, as the end of a sentence.</param>
    public static bool TryRead(string text, int number, [NotNullWhen(true)] out CorpusLine? line, [NotNullWhen(false)] out string? error)
    {
        line = null;
        try
        {
            using var json = JsonDocument.Parse(text);
            error = Read(json.RootElement, number, out line);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: half a surrogate pair, which is no text.
            error = "is not JSON";
        }

        return error is null && line is not null;
    }

    private static string? Read(JsonElement json, int number, out CorpusLine? line)
    {
        line = null;
        if (json.ValueKind != JsonValueKind.Object)
        {
            return "is no JSON object";
        }

        if (!json.TryGetProperty("argv", out var argv) || argv.ValueKind != JsonValueKind.Array || argv.EnumerateArray().Any(argument => argument.ValueKind != JsonValueKind.String))
        {
            return "has no \"argv\" that is a list of texts";
        }

        var hasPath = json.TryGetProperty("path", out var path);
        if (hasPath && path.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
        {
            return "has a \"path\" that is neither text nor null";
        }

        var hasVariables = json.TryGetProperty("environment", out var variables);
        if (hasVariables && (variables.ValueKind != JsonValueKind.Object || variables.EnumerateObject().Any(variable => variable.Value.ValueKind != JsonValueKind.String)))
        {
            return "has an \"environment\" that is no object of texts";
        }

        line = new CorpusLine(
            number,
            [.. argv.EnumerateArray().Select(argument => argument.GetString()!)],
            hasPath ? path.GetString() : null,
            hasVariables ? variables.EnumerateObject().DistinctBy(variable => variable.Name).ToDictionary(variable => variable.Name, variable => variable.Value.GetString()!) : NoVariables);
        return null;
    }
}
