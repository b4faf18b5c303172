using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Footfall.Protocol;

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
    private const string None = "-";
    private const string Own = " own";

    public static byte[] Write(ConsentRecord record)
    {
        var text = new StringBuilder()
            .Append(Heading).Append('\n')
            .Append("tool ").Append(record.Tool).Append('\n')
            .Append("answer ").Append(Word(record.Answer)).Append('\n')
            .Append("endpoint ").Append(record.EndpointText ?? None).Append(record.EndpointIsOwn ? Own : "").Append('\n')
            .Append("policy ").Append(record.PolicyText ?? None).Append('\n')
            .Append("kinds ").Append(Words(record.Kinds)).Append('\n')
            .Append("declined ").Append(Words(record.Declined)).Append('\n')
            .Append("day ").Append(record.DayText).Append('\n')
            .ToString();
        return Encoding.UTF8.GetBytes($"{text}{Checksum(Encoding.UTF8.GetBytes(text))}\n");
    }

    /// <summary>Reads a file that <see cref="Write"/> wrote.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out ConsentRecord? record)
    {
        if (TryReadText(bytes, out record) && IsSound(record))
        {
            return true;
        }

        record = null;
        return false;
    }

    /// <summary>
    /// The same, but only form and checksum are looked at: whether addresses and day mean something (<see cref="IsSound"/>) is what a wrapped
    /// command need not know, which compares texts and sends nothing.
    /// </summary>
    public static bool TryReadText(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out ConsentRecord? record)
    {
        record = null;
        if (bytes.Length > LargestFile)
        {
            return false;
        }

        var lines = Encoding.UTF8.GetString(bytes).Split('\n');
        if (lines is [Heading, _, _, _, _, _, _, _, _, ""]
            && lines[8] == Checksum(bytes[..Math.Max(0, bytes.Length - lines[8].Length - 1)])
            && ToolName.TryParse(Field(lines[1], "tool "), out var tool)
            && TryAnswer(Field(lines[2], "answer "), out var answer)
            && Field(lines[3], "endpoint ") is { Length: > 0 } endpoint
            && Field(lines[4], "policy ") is { Length: > 0 } policy
            && TryKinds(Field(lines[5], "kinds "), out var kinds)
            && TryKinds(Field(lines[6], "declined "), out var declined)
            && Field(lines[7], "day ") is { Length: > 0 } day
            && (answer == ConsentAnswer.Yes) == (endpoint != None))
        {
            var isOwn = endpoint.EndsWith(Own, StringComparison.Ordinal);
            record = new ConsentRecord
            {
                Tool = tool,
                Answer = answer,
                EndpointText = endpoint == None ? null : isOwn ? endpoint[..^Own.Length] : endpoint,
                EndpointIsOwn = isOwn,
                PolicyText = policy == None ? null : policy,
                Kinds = kinds,
                Declined = declined,
                DayText = day,
            };
        }

        return record is not null;
    }

    /// <summary>Whether every text of a record means what it stands for, and is the one text for it.</summary>
    private static bool IsSound(ConsentRecord record) =>
        (record.EndpointText is null || (Endpoint.TryParse(record.EndpointText, out var endpoint, out _) && endpoint.ToString() == record.EndpointText))
        && (record.PolicyText is null || (Uri.TryCreate(record.PolicyText, UriKind.Absolute, out var policy) && policy.AbsoluteUri == record.PolicyText))
        && UtcDay.TryParse(record.DayText, out _);

    private static string Checksum(ReadOnlySpan<byte> text) => string.Create(CultureInfo.InvariantCulture, $"crc32c {Crc32C.Of(text):x8}");

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

    private static string Words(ImmutableArray<ReportKind> kinds) => kinds.IsEmpty ? None : Joined(kinds);

    private static string Joined(ImmutableArray<ReportKind> kinds)
    {
        var text = new StringBuilder();
        foreach (var kind in kinds)
        {
            text.Append(text.Length == 0 ? "" : " ").Append(ReportKinds.Name(kind));
        }

        return text.ToString();
    }

    private static bool TryKinds(string text, out ImmutableArray<ReportKind> kinds)
    {
        kinds = [];
        if (text == None)
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
