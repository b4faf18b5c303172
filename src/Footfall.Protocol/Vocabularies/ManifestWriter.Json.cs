using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Footfall.Protocol;

// How JSON looks: what is empty or false is left out, and a line has blanks where people put them.
public static partial class ManifestWriter
{
    private static readonly JsonWriterOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static void Write(Utf8JsonWriter writer, string property, ImmutableArray<string> texts)
    {
        if (!texts.IsEmpty)
        {
            writer.WritePropertyName(property);
            Write(writer, texts);
        }
    }

    private static void Write(Utf8JsonWriter writer, string property, ImmutableArray<int> numbers)
    {
        if (!numbers.IsEmpty)
        {
            writer.WriteStartArray(property);
            foreach (var number in numbers)
            {
                writer.WriteNumberValue(number);
            }

            writer.WriteEndArray();
        }
    }

    private static void Write(Utf8JsonWriter writer, string property, bool flag)
    {
        if (flag)
        {
            writer.WriteBoolean(property, true);
        }
    }

    private static void Write(Utf8JsonWriter writer, IEnumerable<string> texts)
    {
        writer.WriteStartArray();
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    private static string Property(string name, Action<Utf8JsonWriter> value) => $"  \"{name}\": {Text(value)}";

    /// <summary>One line of JSON with blanks behind commas and colons and inside braces.</summary>
    private static string Text(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, OneLine))
        {
            write(writer);
        }

        return Spaced(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static string Spaced(string json)
    {
        var text = new StringBuilder(json.Length + 16);
        var inText = false;
        for (var i = 0; i < json.Length; i++)
        {
            var character = json[i];
            if (inText)
            {
                text.Append(character);
                if (character == '\\')
                {
                    text.Append(json[++i]);
                }

                inText = character != '"';
                continue;
            }

            inText = character == '"';
            _ = character switch
            {
                ',' or ':' => text.Append(character).Append(' '),
                '{' when json[i + 1] != '}' => text.Append("{ "),
                '}' when json[i - 1] != '{' => text.Append(" }"),
                _ => text.Append(character),
            };
        }

        return text.ToString();
    }
}
