using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace Footfall.Collector;

/// <summary>An answer that is ready to be sent, to as many as ask.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">The content type.</param>
/// <param name="CacheControl">How long others may keep it.</param>
/// <param name="Body">The bytes.</param>
internal sealed record Page(int Status, string ContentType, string CacheControl, byte[] Body)
{
    /// <summary>HTML.</summary>
    public const string Html = "text/html; charset=utf-8";

    /// <summary>What a browser may do with a page: show it with its style, and nothing else (<c>spec/collector.md</c>).</summary>
    public const string Policy =
        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    // What fits into one packet of the network anyway is sent as it is.
    private const int LeastCompressed = 1_400;

    private readonly Lazy<byte[]> compressed = new(() => Compress(Body));
    private readonly string digest = Convert.ToHexStringLower(SHA256.HashData(Body));

    /// <summary>An HTML page.</summary>
    public static Page Of(int status, string cacheControl, string html) => new(status, Html, cacheControl, Encoding.UTF8.GetBytes(html));

    /// <summary>Sends it, or says that the other side has it already.</summary>
    public Task AnswerAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers["Referrer-Policy"] = "no-referrer";
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        headers.CacheControl = CacheControl;
        headers.Vary = HeaderNames.AcceptEncoding;
        var tag = new EntityTagHeaderValue($"\"{digest}\"", isWeak: true);
        if (Status == StatusCodes.Status200OK)
        {
            headers.ETag = tag.ToString();
            if (Has(context.Request, tag))
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }
        }

        context.Response.StatusCode = Status;
        context.Response.ContentType = ContentType;
        var body = Body;
        if (Body.Length >= LeastCompressed && TakesGzip(context.Request))
        {
            headers.ContentEncoding = "gzip";
            body = compressed.Value;
        }

        context.Response.ContentLength = body.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(body).AsTask();
    }

    private static bool TakesGzip(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var encodings)
        && encodings.Any(one => one.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && one.Quality != 0);

    private static byte[] Compress(byte[] body)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Optimal))
        {
            gzip.Write(body);
        }

        return memory.ToArray();
    }

    private static bool Has(HttpRequest request, EntityTagHeaderValue tag) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)
        && known.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Compare(tag, useStrongComparison: false));
}
