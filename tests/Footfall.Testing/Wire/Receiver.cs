using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Footfall.Protocol;

namespace Footfall.Testing;

/// <summary>
/// A collector on loopback that counts each nonce once, and from which a test takes what has arrived so far. Answers each request with 204 and
/// ends the connection.
/// </summary>
public sealed class Receiver : IDisposable
{
    private static readonly byte[] Answer = "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"u8.ToArray();
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<(string Nonce, byte[] Body)> taken = new();

    /// <summary>Begins to listen.</summary>
    public Receiver()
    {
        listener.Start();
        Address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        new Thread(Accept) { IsBackground = true, Name = "receiver" }.Start();
    }

    /// <summary>Where it listens.</summary>
    public string Address { get; }

    /// <summary>The reports that have arrived since the last time, by their nonces. Everybody who sends must have ended.</summary>
    public IReadOnlyDictionary<string, Report> Take() => TakeInOrder().DistinctBy(entry => entry.Key).ToDictionary();

    /// <summary>The same, in the order of arrival, and twice what came twice.</summary>
    public IReadOnlyList<KeyValuePair<string, Report>> TakeInOrder()
    {
        // Connections are served one after the other: once this one is answered, all before it are.
        using (var last = new Socket(SocketType.Stream, ProtocolType.Tcp))
        {
            last.Connect((IPEndPoint)listener.LocalEndpoint);
            last.Shutdown(SocketShutdown.Send);
            _ = last.Receive(new byte[1]);
        }

        var reports = taken.Select(entry => KeyValuePair.Create(entry.Nonce, ReportOf(entry.Body))).ToList();
        taken.Clear();
        return reports;
    }

    /// <inheritdoc />
    public void Dispose() => listener.Dispose();

    private static Report ReportOf(byte[] body) =>
        ReportFormat.TryRead(body, out var report, out var reason) ? report : throw new InvalidDataException($"Not a report: {reason}");

    private void Accept()
    {
        try
        {
            while (true)
            {
                using var client = listener.AcceptTcpClient();
                Serve(client);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The test has ended.
        }
    }

    private void Serve(TcpClient client)
    {
        try
        {
            var stream = client.GetStream();
            if (Read(stream) is { } request)
            {
                taken.Enqueue((request.Header("Idempotency-Key")!.Trim('"'), request.Body));
                stream.Write(Answer);
            }
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            // The sender was killed.
        }
    }

    private static RawRequest? Read(NetworkStream stream)
    {
        var received = new List<byte>();
        var buffer = new byte[8192];
        while (true)
        {
            var count = stream.Read(buffer);
            if (count == 0)
            {
                return null;
            }

            received.AddRange(buffer.AsSpan(0, count));
            var request = new RawRequest(1, [.. received], IsComplete: true);
            if (request.Header("Content-Length") is { } length && request.Body.Length == int.Parse(length, CultureInfo.InvariantCulture))
            {
                return request;
            }
        }
    }
}
