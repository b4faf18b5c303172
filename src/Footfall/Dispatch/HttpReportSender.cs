using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.Json;
using Footfall.Protocol;

namespace Footfall;

/// <summary>
/// Sends over HTTP/1.1 with a new connection and a new TLS session for each report. Everything that .NET says by itself is switched off:
/// trace headers and baggage, cookies, session tickets, redirects, decompression, credentials (<c>spec/report.md</c>, section 5).
/// </summary>
internal sealed class HttpReportSender : IReportSender
{
    private const int LongestAnswer = 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<SendOutcome> SendAsync(WireRequest request, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            using var client = new HttpClient(Handler(request.Address), disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
            using var message = Message(request);
            using var answer = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, patience.Token).ConfigureAwait(false);
            return await OutcomeOfAsync(answer, patience.Token).ConfigureAwait(false);
        }
        // SocketException: a connection that is reset as soon as it is made comes out of HttpClient as it is.
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException or InvalidOperationException or AuthenticationException
            || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return SendOutcome.Later;
        }
    }

    private static SocketsHttpHandler Handler(Uri address) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
        PooledConnectionLifetime = TimeSpan.Zero,
        PooledConnectionIdleTimeout = TimeSpan.Zero,
        PreAuthenticate = false,
        Credentials = null,
        UseProxy = !address.IsLoopback,
        ConnectTimeout = Patience,
        ResponseDrainTimeout = TimeSpan.Zero,
        MaxResponseDrainSize = 0,
        MaxResponseHeadersLength = 16,
        SslOptions = new SslClientAuthenticationOptions
        {
            AllowTlsResume = false,
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        },
    };

    private static HttpRequestMessage Message(WireRequest request)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, request.Address)
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(request.Body),
        };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue(ReportFormat.ContentType);
        message.Headers.TryAddWithoutValidation("Idempotency-Key", request.Nonce.HeaderValue);
        return message;
    }

    private static async Task<SendOutcome> OutcomeOfAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        var status = (int)answer.StatusCode;
        if (status is >= 200 and < 300)
        {
            return SendOutcome.Taken;
        }

        if (status is < 400 or >= 500 or 407 or 408 or 425 or 429)
        {
            return SendOutcome.Later;
        }

        // What we send is HTTP. A 400 without a reason is about something else: a part of it, where the network lost the rest.
        return await ReasonAsync(answer, cancellation).ConfigureAwait(false) is { } reason ? SendOutcome.Refused(reason)
            : status == 400 ? SendOutcome.Later
            : SendOutcome.Refused($"http-{status}");
    }

    /// <summary>The reason, where the answer names one of ours. At most <see cref="LongestAnswer"/> bytes are read, and no text of it is kept.</summary>
    private static async Task<string?> ReasonAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        try
        {
            var bytes = new byte[LongestAnswer];
            var body = await answer.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
            var length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
            using var json = JsonDocument.Parse(bytes.AsMemory(0, length), new JsonDocumentOptions { MaxDepth = 4 });
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("reason", out var reason)
                && reason.ValueKind == JsonValueKind.String
                && RefusalReasons.TryParse(reason.GetString(), out var known)
                    ? RefusalReasons.Name(known)
                    : null;
        }
        catch (Exception e) when (e is JsonException or IOException or HttpRequestException or InvalidOperationException or OperationCanceledException)
        {
            return null;
        }
    }
}
