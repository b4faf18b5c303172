using System.Net.Sockets;
using System.Text;
using NodaTime;

namespace Footfall.Testing;

/// <summary>What a <see cref="RawServer"/> does once it has read a request. Returns whether the connection stays open.</summary>
public sealed class RawAnswer
{
    private static readonly byte[] Block = [.. Enumerable.Repeat((byte)'x', 4096)];
    private readonly Func<NetworkStream, CancellationToken, Task<bool>> give;

    private RawAnswer(Func<NetworkStream, CancellationToken, Task<bool>> give) => this.give = give;

    /// <summary>204, the collector's answer to a report that it counted.</summary>
    public static RawAnswer NoContent { get; } = Status(204, "No Content");

    /// <summary>Ends the connection without a word.</summary>
    public static RawAnswer Close { get; } = new((_, _) => Task.FromResult(false));

    /// <summary>Ends the connection with a reset instead of an orderly end.</summary>
    public static RawAnswer Reset { get; } = new((stream, _) =>
    {
        stream.Socket.LingerState = new LingerOption(true, 0);
        return Task.FromResult(false);
    });

    /// <summary>Keeps the connection open and never answers.</summary>
    public static RawAnswer Never { get; } = new(async (_, stop) =>
    {
        await Task.Delay(Timeout.Infinite, stop);
        return false;
    });

    /// <summary>200 and then body without an end.</summary>
    public static RawAnswer EndlessBody { get; } = new(async (stream, stop) =>
    {
        await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"u8.ToArray(), stop);
        while (!stop.IsCancellationRequested)
        {
            await stream.WriteAsync(Block, stop);
        }

        return false;
    });

    /// <summary>A beginning, and then the same without an end.</summary>
    /// <param name="beginning">Once.</param>
    /// <param name="repeated">For ever.</param>
    /// <param name="pause">Before each repetition. Default: none.</param>
    public static RawAnswer Endless(byte[] beginning, byte[] repeated, Duration pause = default) => new(async (stream, stop) =>
    {
        await stream.WriteAsync(beginning, stop);
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(pause.ToTimeSpan(), stop);
            await stream.WriteAsync(repeated, stop);
        }

        return false;
    });

    /// <summary>Exactly these bytes, and then the end of the connection.</summary>
    public static RawAnswer BytesAndClose(byte[] bytes) => new(async (stream, stop) =>
    {
        await stream.WriteAsync(bytes, stop);
        return false;
    });

    /// <summary>Exactly these bytes; the connection stays open for the next request.</summary>
    public static RawAnswer Bytes(byte[] bytes) => new(async (stream, stop) =>
    {
        await stream.WriteAsync(bytes, stop);
        return true;
    });

    /// <summary>The one that is chosen once the request has come.</summary>
    public static RawAnswer Chosen(Func<RawAnswer> choose) => new((stream, stop) => choose().Give(stream, stop));

    /// <summary>A status with headers (whole lines, without their ends) and a body.</summary>
    public static RawAnswer Status(int status, string phrase, string body = "", params IEnumerable<string> headers)
    {
        var lines = headers.ToList();
        if (status != 204)
        {
            lines.Add($"Content-Length: {Encoding.UTF8.GetByteCount(body)}");
        }

        return Bytes(Encoding.UTF8.GetBytes($"HTTP/1.1 {status} {phrase}\r\n{string.Concat(lines.Select(line => line + "\r\n"))}\r\n{body}"));
    }

    /// <summary>One header that never ends, a character at each pause.</summary>
    public static RawAnswer SlowHeaders(Duration pause) => new(async (stream, stop) =>
    {
        await stream.WriteAsync("HTTP/1.1 200 OK\r\nX-Slow: "u8.ToArray(), stop);
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(pause.ToTimeSpan(), stop);
            await stream.WriteAsync("x"u8.ToArray(), stop);
        }

        return false;
    });

    /// <summary>Does it. False: the connection is to be ended.</summary>
    internal Task<bool> Give(NetworkStream stream, CancellationToken stop) => give(stream, stop);
}
