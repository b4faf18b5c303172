using System.Text;

namespace Footfall.Testing;

/// <summary>The exact bytes of one HTTP/1.1 request as they came over the wire.</summary>
/// <param name="Connection">Which connection it came on, counted from 1: two requests with one number shared a connection.</param>
/// <param name="Bytes">Everything from the request line to the last byte of the body.</param>
/// <param name="IsComplete">False when the connection ended before the body did.</param>
public sealed record RawRequest(int Connection, byte[] Bytes, bool IsComplete)
{
    private static ReadOnlySpan<byte> EndOfHead => "\r\n\r\n"u8;

    /// <summary>The request line and the headers, one a line, in the order they came.</summary>
    public IReadOnlyList<string> Head => Encoding.Latin1.GetString(Bytes.AsSpan(0, HeadLength)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What follows the empty line.</summary>
    public byte[] Body => Bytes[HeadLength..];

    /// <summary>A header's value; null when it is not there. Names are compared without case.</summary>
    public string? Header(string name) => Head.Skip(1)
        .Where(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
        .Select(line => line[(name.Length + 1)..].Trim())
        .FirstOrDefault();

    private int HeadLength => LengthOfHead(Bytes) is var length && length < 0 ? Bytes.Length : length;

    /// <summary>The bytes up to and with the empty line; negative when it has not come yet.</summary>
    internal static int LengthOfHead(ReadOnlySpan<byte> bytes) => bytes.IndexOf(EndOfHead) is var end && end < 0 ? end : end + EndOfHead.Length;
}
