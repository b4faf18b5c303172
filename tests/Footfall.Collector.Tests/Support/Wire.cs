using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Footfall.Protocol;

namespace Footfall.Collector.Tests;

/// <summary>Ways to speak to a collector: as a client does, and byte by byte.</summary>
internal static class Wire
{
    /// <summary>Posts a report as a client does: on a connection of its own.</summary>
    public static async Task<HttpStatusCode> PostAsync(Uri address, Report report, Nonce nonce, string tool = "git")
    {
        using var client = new HttpClient { BaseAddress = address };
        using var answer = await client.SendAsync(Request(tool, ReportFormat.Write(report), nonce.HeaderValue));
        return answer.StatusCode;
    }

    public static HttpRequestMessage Request(string tool, byte[] body, string? key, string? contentType = ReportFormat.ContentType)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        var request = new HttpRequestMessage(HttpMethod.Post, $"v1/{tool}/reports") { Content = content };
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        }

        return request;
    }

    /// <summary>The bytes of a request with a report.</summary>
    public static byte[] Bytes(Report report, Nonce nonce) =>
    [
        .. Encoding.ASCII.GetBytes(
            $"POST /v1/git/reports HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nIdempotency-Key: {nonce.HeaderValue}\r\nContent-Length: {ReportFormat.Size}\r\nConnection: close\r\n\r\n"),
        .. ReportFormat.Write(report),
    ];

    /// <summary>Sends bytes from an address of this machine, and gives all that comes back until the other side closes.</summary>
    public static async Task<string> ExchangeAsync(Uri address, byte[] request, string from = "127.0.0.1")
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
        return await ExchangeAsync(socket, new IPEndPoint(IPAddress.Parse(address.Host), address.Port), request);
    }

    /// <summary>The same by a Unix socket.</summary>
    public static async Task<string> ExchangeAsync(UnixDomainSocketEndPoint endpoint, byte[] request)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        return await ExchangeAsync(socket, endpoint, request);
    }

    private static async Task<string> ExchangeAsync(Socket socket, EndPoint endpoint, byte[] request)
    {
        var answer = new MemoryStream();
        var buffer = new byte[4096];
        try
        {
            await socket.ConnectAsync(endpoint);
            await socket.SendAsync(request);
            while (await socket.ReceiveAsync(buffer) is > 0 and var length)
            {
                answer.Write(buffer, 0, length);
            }
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.ConnectionReset or SocketError.Shutdown)
        {
            // The other side closed without reading everything, or at once. What it said before counts.
        }

        return Encoding.ASCII.GetString(answer.ToArray());
    }
}
