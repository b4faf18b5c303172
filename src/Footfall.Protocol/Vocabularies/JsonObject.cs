using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Footfall.Protocol;

/// <summary>
/// One object of a manifest while it is read: hands out its properties, notes what is wrong with them, and at the end what is left over.
/// A property that is missing or wrong reads as its default; the noted error makes the manifest invalid.
/// </summary>
internal sealed class JsonObject
{
    /// <summary>A file with as many mistakes is not looked at further: nobody reads more, and each costs memory.</summary>
    public const int MostErrors = 1_000;

    private readonly Dictionary<string, JsonElement> properties = [];
    private readonly List<ManifestError> errors;

    public JsonObject(JsonElement element, string where, List<ManifestError> errors)
    {
        Where = where;
        this.errors = errors;
        if (element.ValueKind != JsonValueKind.Object)
        {
            Error("", "must be an object");
            return;
        }

        foreach (var property in element.EnumerateObject())
        {
            if (!properties.TryAdd(property.Name, property.Value))
            {
                Error(property.Name, "stands twice");
            }
        }
    }

    public string Where { get; }

    public void Error(string property, string message)
    {
        if (errors.Count < MostErrors)
        {
            errors.Add(new ManifestError(At(property), message));
        }
    }

    public bool Has(string property) => properties.ContainsKey(property);

    public string Text(string property, string? ifMissing = null, int longest = 200)
    {
        if (Take(property) is not { } value)
        {
            return ifMissing ?? Missing(property, "a text");
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            Error(property, "must be a text");
            return "";
        }

        var text = value.GetString()!;
        if (text.Length > longest || HasControl(text))
        {
            Error(property, $"must be at most {longest} characters long, without control characters");
            return "";
        }

        return text;
    }

    public int Number(string property, int smallest, int largest, int? ifMissing = null)
    {
        if (Take(property) is not { } value)
        {
            if (ifMissing is null)
            {
                Missing(property, "a number");
            }

            return ifMissing ?? smallest;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= smallest && number <= largest)
        {
            return number;
        }

        Error(property, $"must be a whole number from {smallest} to {largest}");
        return smallest;
    }

    public bool Flag(string property, bool ifMissing = false)
    {
        if (Take(property) is not { } value)
        {
            return ifMissing;
        }

        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            Error(property, "must be true or false");
        }

        return value.ValueKind == JsonValueKind.True;
    }

    public T Choice<T>(string property, T ifMissing, params ReadOnlySpan<(string Name, T Value)> choices)
    {
        if (!Has(property))
        {
            return ifMissing;
        }

        var text = Text(property);
        foreach (var (name, value) in choices)
        {
            if (name == text)
            {
                return value;
            }
        }

        var names = new List<string>();
        foreach (var (name, _) in choices)
        {
            names.Add(name);
        }

        Error(property, $"must be one of: {string.Join(", ", names)}");
        return ifMissing;
    }

    public JsonObject? Object(string property) => Take(property) is { } value ? new JsonObject(value, At(property), errors) : null;

    public ImmutableArray<JsonObject> Objects(string property, int most) =>
        [.. Elements(property, most).Select((element, i) => new JsonObject(element, $"{At(property)}[{i}]", errors))];

    public ImmutableArray<string> Texts(string property, int most, bool required = false)
    {
        if (required && !Has(property))
        {
            Missing(property, "a list of texts");
            return [];
        }

        var elements = Elements(property, most);
        var texts = new string[elements.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            if (elements[i].ValueKind != JsonValueKind.String || elements[i].GetString() is not { Length: <= 100 } text || HasControl(text))
            {
                Error(property, "must be a list of texts of at most 100 characters, without control characters");
                return [];
            }

            texts[i] = text;
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(texts);
    }

    public ImmutableArray<int> Numbers(string property, int smallest, int largest, int most = 256)
    {
        var elements = Elements(property, most);
        if (elements.IsEmpty || elements.Any(e => e.ValueKind != JsonValueKind.Number || !e.TryGetInt32(out var n) || n < smallest || n > largest))
        {
            Error(property, $"must be a list of whole numbers from {smallest} to {largest}");
            return [];
        }

        return [.. elements.Select(element => element.GetInt32())];
    }

    public void RefuseTheRest()
    {
        foreach (var property in properties.Keys)
        {
            Error(property, "is not a property that is known here");
        }
    }

    private ImmutableArray<JsonElement> Elements(string property, int most)
    {
        if (Take(property) is not { } value || errors.Count >= MostErrors)
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() > most)
        {
            Error(property, $"must be a list of at most {most}");
            return [];
        }

        return [.. value.EnumerateArray()];
    }

    private static bool HasControl(string text)
    {
        foreach (var character in text)
        {
            if (char.IsControl(character))
            {
                return true;
            }
        }

        return false;
    }

    private JsonElement? Take(string property) => properties.Remove(property, out var value) ? value : null;

    private string Missing(string property, string what)
    {
        Error(property, $"is missing; it must be {what}");
        return "";
    }

    private string At(string property) => Where.Length == 0 ? property : property.Length == 0 ? Where : $"{Where}.{property}";
}
