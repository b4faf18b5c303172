using System.Text.Json;

namespace Footfall.Collector;

/// <summary>The settings in a file: one JSON object; comments and a comma behind the last entry are passed over.</summary>
internal static class SettingsFile
{
    private const int LargestFile = 1 << 20;

    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
        MaxDepth = 8,
    };

    /// <summary>The settings in the order in which they stand there. What cannot be read is told as an error.</summary>
    public static IReadOnlyList<Setting> Read(Setting config, List<string> errors)
    {
        try
        {
            using var stream = new FileStream(config.Text, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            if (stream.Length > LargestFile)
            {
                errors.Add($"{config.Source}: {config.Text} has {stream.Length} bytes; a file of settings has at most {LargestFile}.");
                return [];
            }

            using var document = JsonDocument.Parse(stream, Lenient);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? [.. document.RootElement.EnumerateObject().SelectMany(property => Settings(property, config.Text, errors))]
                : throw new JsonException("It must be one object.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            errors.Add($"{config.Source}: {config.Text} cannot be read: {e.Message}");
        }
        catch (JsonException e)
        {
            errors.Add($"{config.Text}: is not JSON as it must be: {e.Message}");
        }

        return [];
    }

    private static List<Setting> Settings(JsonProperty property, string file, List<string> errors)
    {
        var source = $"{file}: {property.Name}";
        if (property.NameEquals(SettingKeys.Versions) && property.Value.ValueKind == JsonValueKind.Object)
        {
            return [.. property.Value.EnumerateObject()
                .Select(tool => Setting($"{property.Name}/{tool.Name}", tool.Value, $"{source}: {tool.Name}", errors))
                .OfType<Setting>()];
        }

        return Setting(property.Name, property.Value, source, errors) is { } setting ? [setting] : [];
    }

    private static Setting? Setting(string key, JsonElement value, string source, List<string> errors)
    {
        var text = value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Select(Text).ToList() is var entries && !entries.Contains(null) ? string.Join(';', entries) : null
            : Text(value);
        if (text is null)
        {
            errors.Add($"{source}: must be a text, a number, true, false or a list of those.");
            return null;
        }

        return new Setting(key, text, source);
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };
}
