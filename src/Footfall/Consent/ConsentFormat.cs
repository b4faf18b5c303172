using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Footfall.Protocol;
using NodaTime.Text;

namespace Footfall;

/// <summary>
/// The consent file: eight lines that a person can read and a checksum (<c>spec/consent.md</c>, section 3). There is one text for each
/// record, and only that text is read: whatever was damaged, cut or appended reads as nothing, and nothing never means yes.
/// </summary>
internal static class ConsentFormat
{
    /// <summary>Bytes. An address of 500 letters outside ASCII needs half of it.</summary>
    public const int LargestFile = 8192;

    private const string Heading = "footfall consent 1";
    private static readonly LocalDatePattern Day = LocalDatePattern.Iso;

    public static byte[] Write(ConsentRecord record)
    {
        var text = new StringBuilder()
            .Append(Heading).Append('\n')
            .Append("tool ").Append(record.Tool).Append('\n')
            .Append("answer ").Append(Word(record.Answer)).Append('\n')
            .Append("endpoint ").Append(record.Endpoint?.ToString() ?? "-").Append(record.EndpointIsOwn ? " own" : "").Append('\n')
            .Append("policy ").Append(record.Policy?.AbsoluteUri ?? "-").Append('\n')
            .Append("kinds ").Append(Words(record.Kinds)).Append('\n')
            .Append("declined ").Append(Words(record.Declined)).Append('\n')
            .Append("day ").Append(Day.Format(record.Day)).Append('\n')
            .ToString();
        return Encoding.UTF8.GetBytes(text + Checksum(text));
    }

    public static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out ConsentRecord? record)
    {
        record = null;
        if (bytes.Length > LargestFile)
        {
            return false;
        }

        var lines = Encoding.UTF8.GetString(bytes).Split('\n');
        if (lines.Length == 10
            && lines[0] == Heading
            && ToolName.TryParse(Field(lines[1], "tool "), out var tool)
            && TryAnswer(Field(lines[2], "answer "), out var answer)
            && TryEndpoint(Field(lines[3], "endpoint "), out var endpoint, out var own)
            && TryPolicy(Field(lines[4], "policy "), out var policy)
            && TryKinds(Field(lines[5], "kinds "), out var kinds)
            && TryKinds(Field(lines[6], "declined "), out var declined)
            && Day.Parse(Field(lines[7], "day ")) is { Success: true, Value: var day })
        {
            var read = new ConsentRecord
            {
                Tool = tool,
                Answer = answer,
                Endpoint = endpoint,
                EndpointIsOwn = own,
                Policy = policy,
                Kinds = kinds,
                Declined = declined,
                Day = day,
            };

            // The checksum is compared here too, with every byte that the fields above did not look at.
            if (bytes.SequenceEqual(Write(read)) && (answer == ConsentAnswer.Yes) == (endpoint is not null))
            {
                record = read;
            }
        }

        return record is not null;
    }

    private static string Checksum(string text) =>
        string.Create(CultureInfo.InvariantCulture, $"crc32c {Crc32C.Of(Encoding.UTF8.GetBytes(text)):x8}\n");

    private static string Field(string line, string name) => line.StartsWith(name, StringComparison.Ordinal) ? line[name.Length..] : "";

    private static string Word(ConsentAnswer answer) => answer switch
    {
        ConsentAnswer.Yes => "yes",
        ConsentAnswer.Local => "local",
        _ => "no",
    };

    private static bool TryAnswer(string word, out ConsentAnswer answer)
    {
        answer = word switch { "yes" => ConsentAnswer.Yes, "local" => ConsentAnswer.Local, _ => ConsentAnswer.No };
        return word == Word(answer);
    }

    private static bool TryEndpoint(string text, out Endpoint? endpoint, out bool own)
    {
        own = text.EndsWith(" own", StringComparison.Ordinal);
        endpoint = null;
        return text == "-" || Endpoint.TryParse(own ? text[..^4] : text, out endpoint, out _);
    }

    private static bool TryPolicy(string text, out Uri? policy)
    {
        policy = null;
        return text == "-" || Uri.TryCreate(text, UriKind.Absolute, out policy);
    }

    private static string Words(ImmutableArray<ReportKind> kinds) => kinds.IsEmpty ? "-" : string.Join(' ', kinds.Select(ReportKinds.Name));

    private static bool TryKinds(string text, out ImmutableArray<ReportKind> kinds)
    {
        kinds = [];
        if (text == "-")
        {
            return true;
        }

        var read = ImmutableArray.CreateBuilder<ReportKind>();
        foreach (var word in text.Split(' '))
        {
            if (!ReportKinds.TryParse(word, out var kind))
            {
                return false;
            }

            read.Add(kind);
        }

        kinds = read.ToImmutable();
        return true;
    }
}
