using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace Footfall.Cli.Output;

/// <summary>Writes the <c>--json</c> output: one object, indented, property order fixed by <c>spec/cli.md</c>.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(TextWriter output, Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            content(json);
            json.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    public static void WriteArray<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> item)
    {
        json.WriteStartArray(name);
        foreach (var entry in items)
        {
            item(entry);
        }

        json.WriteEndArray();
    }

    public static void WriteObjects<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> content) => json.WriteArray(name, items, item =>
    {
        json.WriteStartObject();
        content(item);
        json.WriteEndObject();
    });

    /// <summary>What the object about a tool begins with in every command.</summary>
    public static void WriteDecision(this Utf8JsonWriter json, ToolInspection inspection)
    {
        json.WriteString("tool", inspection.Tool.Text);
        json.WriteString("state", Wording.SharingName(inspection.Decision.Sharing));
        json.WriteString("rule", Wording.RuleName(inspection.Decision.Rule));
    }

    public static void WriteDay(this Utf8JsonWriter json, string name, LocalDate? day) => json.WriteString(name, day is { } known ? LocalDatePattern.Iso.Format(known) : null);

    public static void WriteNumberOrNull(this Utf8JsonWriter json, string name, long? number)
    {
        if (number is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    public static void WriteInstant(this Utf8JsonWriter json, string name, Instant? instant) =>
        json.WriteString(name, instant is { } known ? known.ToString("uuuu-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) : null);
}
