using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Footfall.Protocol;

/// <summary>
/// The canonical form of a report: <c>{"v":1,"r":1,"w":202647,"k":1,"a":12,"b":1,"n":4}</c> followed by blanks up to
/// <see cref="Size"/> bytes, so that every report has the same length. There is exactly one such text for each report, and
/// <see cref="TryRead"/> takes no other (<c>spec/report.md</c>, section 1). Pure and thread-safe.
/// </summary>
public static class ReportFormat
{
    /// <summary>The bytes of every report.</summary>
    public const int Size = 256;

    /// <summary>The schema version, <c>v</c>.</summary>
    public const int Schema = 1;

    /// <summary>The value of the <c>Content-Type</c> header.</summary>
    public const string ContentType = "application/json";

    private static readonly string[] Properties = ["v", "r", "w", "k", "a", "b", "n"];

    /// <summary>Writes the canonical form.</summary>
    public static byte[] Write(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);

        var bytes = new byte[Size];
        Write(report, bytes);
        return bytes;
    }

    /// <summary>Reads the canonical form. The codes are not looked at: <see cref="ReportValidator"/> does that.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out Report? report, out RefusalReason reason)
    {
        report = null;
        reason = RefusalReason.NotCanonical;
        Span<long> numbers = stackalloc long[Properties.Length];
        if (bytes.Length != Size || !TryNumbers(bytes, numbers))
        {
            return false;
        }

        if (numbers[0] != Schema)
        {
            reason = RefusalReason.UnknownSchema;
            return false;
        }

        if (!Window.TryParse(numbers[2], out var window))
        {
            reason = RefusalReason.BadWindow;
            return false;
        }

        if (numbers[1] is < 0 or > int.MaxValue || numbers[3] is < 0 or > int.MaxValue || numbers[6] is < 0 or > int.MaxValue)
        {
            return false;
        }

        var read = new Report((int)numbers[1], window, new Subject((ReportKind)numbers[3], numbers[4], numbers[5]), (int)numbers[6]);
        Span<byte> canonical = stackalloc byte[Size];
        Write(read, canonical);
        if (!bytes.SequenceEqual(canonical))
        {
            return false;
        }

        report = read;
        return true;
    }

    /// <summary>The canonical form without its padding, for people to read.</summary>
    public static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes).TrimEnd(' ');

    // Seven numbers of at most 20 characters: there is always room.
    private static void Write(Report report, Span<byte> bytes)
    {
        var (revision, window, (kind, a, b), count) = report;
        Utf8.TryWrite(
            bytes,
            CultureInfo.InvariantCulture,
            $$"""{"v":{{Schema}},"r":{{revision}},"w":{{window.Code}},"k":{{(int)kind}},"a":{{a}},"b":{{b}},"n":{{count}}}""",
            out var length);
        bytes[length..].Fill((byte)' ');
    }

    private static bool TryNumbers(ReadOnlySpan<byte> bytes, Span<long> numbers)
    {
        try
        {
            var json = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = 1 });
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            for (var i = 0; i < Properties.Length; i++)
            {
                if (!json.Read() || !json.ValueTextEquals(Properties[i]) || !json.Read()
                    || json.TokenType != JsonTokenType.Number || !json.TryGetInt64(out numbers[i]))
                {
                    return false;
                }
            }

            return json.Read() && json.TokenType == JsonTokenType.EndObject && !json.Read();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
