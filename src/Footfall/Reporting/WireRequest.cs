using System.Text;
using Footfall.Protocol;

namespace Footfall;

/// <summary>The exact request with which a report leaves. <see cref="Bytes"/> is what a socket sees, no more and no less.</summary>
internal sealed record WireRequest(Uri Address, Nonce Nonce, byte[] Body)
{
    public static WireRequest Of(OutboxReport report, ToolName tool, Endpoint endpoint) => new(endpoint.ReportsOf(tool), report.Nonce, report.Body);

    public static WireRequest Of(SentReport report, ToolName tool) => new(report.Endpoint.ReportsOf(tool), report.Nonce, report.Body);

    /// <summary>The lines before the body, ended by an empty one, with CR LF.</summary>
    public string Head =>
        $"POST {Address.PathAndQuery} HTTP/1.1\r\n"
        + $"Host: {(Address.IsDefaultPort ? Host : $"{Host}:{Address.Port}")}\r\n"
        + $"Idempotency-Key: {Nonce.HeaderValue}\r\n"
        + $"Content-Type: {ReportFormat.ContentType}\r\n"
        + $"Content-Length: {Body.Length}\r\n"
        + "\r\n";

    /// <summary>Head and body.</summary>
    public byte[] Bytes() => [.. Encoding.ASCII.GetBytes(Head), .. Body];

    private string Host => Address.HostNameType == UriHostNameType.IPv6 ? $"[{Address.IdnHost.Trim('[', ']')}]" : Address.IdnHost;
}
