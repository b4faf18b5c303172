using System.IO.Compression;
using System.Text;
using NodaTime;

namespace Footfall.Testing;

/// <summary>What a collector, or whoever sits in its place, may answer to hurt the machine that asked, each with what is to become of the report.</summary>
public static class HostileAnswers
{
    /// <summary>The report was taken.</summary>
    public const string Taken = "Taken";

    /// <summary>It was refused for good.</summary>
    public const string Refused = "Refused";

    /// <summary>It is tried again later.</summary>
    public const string Later = "Later";

    private const int Megabyte = 1024 * 1024;

    /// <summary>Over plain HTTP.</summary>
    public static IReadOnlyDictionary<string, (RawAnswer Answer, string Fate)> All { get; } = new Dictionary<string, (RawAnswer, string)>
    {
        ["endless body of a success"] = (Endless("HTTP/1.1 200 OK\r\n\r\n", new string('x', 65_536)), Taken),
        ["endless body of a refusal"] = (Endless("HTTP/1.1 422 No\r\n\r\n", new string('{', 65_536)), Refused),
        ["body of a refusal, a byte at a time"] = (Endless("HTTP/1.1 422 No\r\n\r\n", " ", pause: true), Refused),
        ["endless chunks of one byte"] = (Endless("HTTP/1.1 422 No\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\n{\r\n"), Refused),
        ["chunk of 2^63 bytes"] = (Say("HTTP/1.1 422 No\r\nTransfer-Encoding: chunked\r\n\r\n7FFFFFFFFFFFFFFF\r\nabc"), Refused),
        ["chunk of more than 2^64 bytes"] = (Say("HTTP/1.1 422 No\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFFF\r\nabc"), Refused),
        ["chunk of a negative length"] = (Say("HTTP/1.1 422 No\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\nabc"), Refused),
        ["endless chunk extension"] = (Endless("HTTP/1.1 422 No\r\nTransfer-Encoding: chunked\r\n\r\n1;x=", new string('x', 4096)), Refused),
        ["endless trailers"] = (Endless("HTTP/1.1 422 No\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n", "X-More: yes\r\n"), Refused),
        ["compression bomb, gzip"] = (Compressed("gzip", stream => new GZipStream(stream, CompressionLevel.SmallestSize)), Refused),
        ["compression bomb, br"] = (Compressed("br", stream => new BrotliStream(stream, CompressionLevel.Fastest)), Refused),
        ["compression bomb, deflate in gzip"] = (Compressed("gzip, deflate", stream => new GZipStream(stream, CompressionLevel.Fastest)), Refused),
        ["redirect to a file"] = (Redirect("file:///etc/passwd"), Later),
        ["redirect to ftp"] = (Redirect("ftp://127.0.0.1/"), Later),
        ["redirect to another host"] = (Redirect("http://192.0.2.1/"), Later),
        ["redirect to itself"] = (Redirect("/"), Later),
        ["redirect to nonsense"] = (Redirect("http://[::::"), Later),
        ["multiple choices"] = (Say("HTTP/1.1 300 Choose\r\nLocation: file:///dev/zero\r\nContent-Length: 0\r\n\r\n"), Later),
        ["refresh"] = (Say("HTTP/1.1 503 Later\r\nRefresh: 0; url=file:///etc/passwd\r\nRetry-After: 99999999999999999999\r\nContent-Length: 0\r\n\r\n"), Later),
        ["flood of 100"] = (Endless("", "HTTP/1.1 100 Continue\r\n\r\n"), Later),
        ["flood of 103 with headers"] = (Endless("", "HTTP/1.1 103 Early Hints\r\nLink: <file:///etc/passwd>; rel=preload\r\n\r\n"), Later),
        ["switch of protocols"] = (Say("HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n"), Later),
        ["status line, a byte at a time"] = (Endless("HTTP/1.1 2", "0", pause: true), Later),
        ["header, a byte at a time"] = (RawAnswer.SlowHeaders(Duration.FromMilliseconds(50)), Later),
        ["endless headers"] = (Endless("HTTP/1.1 200 OK\r\n", "X-More: yes\r\n"), Later),
        ["endless header"] = (Endless("HTTP/1.1 200 OK\r\nX: ", new string('x', 4096)), Later),
        ["endless status line"] = (Endless("HTTP/1.1 200 ", new string('x', 4096)), Later),
        ["two lengths"] = (Say("HTTP/1.1 422 No\r\nContent-Length: 5\r\nContent-Length: 50\r\n\r\nabcde"), Refused),
        ["length and chunks"] = (Say("HTTP/1.1 422 No\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), Refused),
        ["length below nought"] = (Say("HTTP/1.1 422 No\r\nContent-Length: -1\r\n\r\nabc"), Refused),
        ["length of 2^70"] = (Say("HTTP/1.1 422 No\r\nContent-Length: 1180591620717411303424\r\n\r\nabc"), Refused),
        ["end within the headers"] = (Say("HTTP/1.1 422 No\r\nContent-Le"), Later),
        ["end within the body"] = (Say("HTTP/1.1 422 No\r\nContent-Length: 50\r\n\r\n{\"reason\":\"unknown-"), Refused),
        ["HTTP/0.9"] = (Say("{\"reason\":\"unknown-code\"}"), Later),
        ["HTTP/9.9"] = (Say("HTTP/9.9 204 No Content\r\n\r\n"), Later),
        ["a TLS alert in plain"] = (RawAnswer.BytesAndClose([0x15, 3, 3, 0, 2, 2, 40]), Later),
        ["deep JSON"] = (Say($"HTTP/1.1 422 No\r\nContent-Length: 100000\r\n\r\n{new string('[', 100_000)}"), Refused),
    };

    /// <summary>What whoever listens where TLS is expected may say.</summary>
    public static IReadOnlyDictionary<string, byte[]> InsteadOfTls { get; } = new Dictionary<string, byte[]>
    {
        ["plain HTTP"] = "HTTP/1.1 204 No Content\r\n\r\n"u8.ToArray(),
        ["an alert"] = [0x15, 3, 3, 0, 2, 2, 40],
        ["a record of 64 KiB that never comes"] = [0x16, 3, 3, 0xFF, 0xFF, 2],
        ["a hello that lies about its length"] = [0x16, 3, 3, 0, 8, 2, 0xFF, 0xFF, 0xFF, 3, 3, 0, 0],
        ["zeros"] = new byte[65_536],
    };

    private static RawAnswer Endless(string beginning, string repeated, bool pause = false) =>
        RawAnswer.Endless(Encoding.Latin1.GetBytes(beginning), Encoding.Latin1.GetBytes(repeated), pause ? Duration.FromMilliseconds(50) : Duration.Zero);

    private static RawAnswer Say(string text) => RawAnswer.BytesAndClose(Encoding.Latin1.GetBytes(text));

    private static RawAnswer Redirect(string to) => Say($"HTTP/1.1 307 Elsewhere\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n");

    // A hundred megabytes of blanks in front of a reason.
    private static RawAnswer Compressed(string encoding, Func<Stream, Stream> compress)
    {
        using var bytes = new MemoryStream();
        using (var compressed = compress(bytes))
        {
            var blanks = new byte[Megabyte];
            Array.Fill(blanks, (byte)' ');
            for (var i = 0; i < 100; i++)
            {
                compressed.Write(blanks);
            }

            compressed.Write("""{"reason":"unknown-code"}"""u8);
        }

        // The stream is closed by now; its bytes are there.
        var body = bytes.ToArray();
        return RawAnswer.BytesAndClose([.. Encoding.ASCII.GetBytes($"HTTP/1.1 422 No\r\nContent-Encoding: {encoding}\r\nContent-Length: {body.Length}\r\n\r\n"), .. body]);
    }
}
