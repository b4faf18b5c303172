using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Footfall.Collector;

/// <summary>Writes answers: JSON of known length, never to be cached.</summary>
internal static class Answers
{
    // Not meant to stand in HTML, so that a person who reads it with curl sees "< 0.1 s" and "8+".
    private static readonly AnswersJson Json = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>Answers 200.</summary>
    public static Task Give<T>(HttpContext context, Func<AnswersJson, JsonTypeInfo<T>> type, T answer) =>
        WriteAsync(context, StatusCodes.Status200OK, JsonSerializer.SerializeToUtf8Bytes(answer, type(Json)));

    /// <summary>Answers with a reason for programs and a sentence for people.</summary>
    public static Task Refuse(HttpContext context, int status, string reason, string message) =>
        WriteAsync(context, status, JsonSerializer.SerializeToUtf8Bytes(new Refusal(reason, message), Json.Refusal));

    /// <summary>Answers that the route names no tool that is counted here.</summary>
    public static Task RefuseTool(HttpContext context) =>
        Refuse(context, StatusCodes.Status404NotFound, "unknown-tool", "This collector does not count that tool; GET / lists those it counts.");

    /// <summary>Answers 503: to come again later. Clients choose the moment by themselves; the header is for others.</summary>
    public static Task Postpone(HttpContext context, string reason, string message)
    {
        context.Response.Headers.RetryAfter = "60";
        return Refuse(context, StatusCodes.Status503ServiceUnavailable, reason, message);
    }

    private static Task WriteAsync(HttpContext context, int status, byte[] body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.Body.WriteAsync(body).AsTask();
    }
}
