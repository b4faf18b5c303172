using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace Footfall.Testing;

/// <summary>
/// A listener on loopback that keeps the exact bytes of each request and answers by a script, so that tests see what really went over
/// the wire and no HTTP library tidies it up. The script's answers are given one a request in the order of arrival; the last is repeated.
/// </summary>
public sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentQueue<RawRequest> requests = new();
    private readonly Channel<RawRequest> arrivals = Channel.CreateUnbounded<RawRequest>();
    private readonly ConcurrentBag<Task> conversations = [];
    private readonly RawAnswer[] script;
    private readonly Task accepting;
    private int connections;
    private int answers;

    private RawServer(RawAnswer[] script)
    {
        this.script = script;
        listener.Start();
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/"));
        accepting = Accept();
    }

    /// <summary>Where it listens: <c>http://127.0.0.1:port/</c>.</summary>
    public Uri Address { get; }

    /// <summary>All requests so far, in the order they were complete.</summary>
    public IReadOnlyList<RawRequest> Requests => [.. requests];

    /// <summary>How many connections were made, those without a request included.</summary>
    public int Connections => Volatile.Read(ref connections);

    /// <summary>Starts one. Without a script every request is answered 204.</summary>
    public static RawServer Start(params RawAnswer[] script) => new(script.Length == 0 ? [RawAnswer.NoContent] : script);

    /// <summary>The next request that has not been asked for, as soon as it is there.</summary>
    public async Task<RawRequest> Next(CancellationToken cancellation = default) => await arrivals.Reader.ReadAsync(cancellation);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        await accepting;
        await Task.WhenAll(conversations);
        listener.Dispose();
        stopping.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stopping.Token);
                conversations.Add(Converse(client, Interlocked.Increment(ref connections)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The server is being disposed; the listener may have been stopped between two connections.
        }
    }

    private async Task Converse(TcpClient client, int connection)
    {
        using var closing = client;
        var received = new List<byte>();
        try
        {
            var stream = client.GetStream();
            while (await Read(stream, received) is { } request)
            {
                Keep(new RawRequest(connection, request, IsComplete: true));
                if (!await NextAnswer().Give(stream, stopping.Token))
                {
                    return;
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
        {
            // The client has left or the server is being disposed; both are what tests do.
        }
        finally
        {
            if (received.Count > 0)
            {
                Keep(new RawRequest(connection, [.. received], IsComplete: false));
            }
        }
    }

    /// <summary>One request; null when the client has ended the connection first. Bytes of the next request stay in the buffer.</summary>
    private async Task<byte[]?> Read(NetworkStream stream, List<byte> received)
    {
        var buffer = new byte[8192];
        while (true)
        {
            if (LengthOfRequest(received) is { } length && length <= received.Count)
            {
                byte[] request = [.. received[..length]];
                received.RemoveRange(0, length);
                return request;
            }

            var count = await stream.ReadAsync(buffer, stopping.Token);
            if (count == 0)
            {
                return null;
            }

            received.AddRange(buffer.AsSpan(0, count));
        }
    }

    private static int? LengthOfRequest(List<byte> received)
    {
        byte[] bytes = [.. received];
        var head = RawRequest.LengthOfHead(bytes);
        if (head < 0)
        {
            return null;
        }

        foreach (var line in Encoding.Latin1.GetString(bytes, 0, head).Split("\r\n"))
        {
            if (line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
            {
                return head + int.Parse(line["Content-Length:".Length..].Trim(), CultureInfo.InvariantCulture);
            }

            if (line.StartsWith("Transfer-Encoding:", StringComparison.OrdinalIgnoreCase))
            {
                var end = bytes.AsSpan(head).IndexOf("0\r\n\r\n"u8);
                return end < 0 ? null : head + end + 5;
            }
        }

        return head;
    }

    private RawAnswer NextAnswer() => script[Math.Min(Interlocked.Increment(ref answers), script.Length) - 1];

    private void Keep(RawRequest request)
    {
        requests.Enqueue(request);
        arrivals.Writer.TryWrite(request);
    }
}
