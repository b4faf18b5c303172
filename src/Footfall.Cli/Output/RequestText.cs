using System.Text;
using System.Text.Json;
using Footfall.Protocol;

namespace Footfall.Cli.Output;

/// <summary>Shows the exact bytes of a request: <c>preview</c> before it leaves, <c>log</c> after.</summary>
internal static class RequestText
{
    /// <summary>Head and body as they are on the wire; the blanks that fill the body up are counted, not shown.</summary>
    public static void Write(Screen screen, WireRequest request)
    {
        foreach (var line in request.Head.Split("\r\n")[..^2])
        {
            screen.Exact($"    {line}");
        }

        var body = ReportFormat.Text(request.Body);
        screen.Blank();
        screen.Exact($"    {body} + {request.Body.Length - Encoding.UTF8.GetByteCount(body)} blanks");
        screen.Blank();
    }

    /// <summary>The request's bytes in full, and what they mean: null where that is not known.</summary>
    public static void WriteJson(Utf8JsonWriter json, WireRequest request, Vocabulary? vocabulary)
    {
        var isSound = ReportFormat.TryRead(request.Body, out var report, out _);
        Words? words = isSound && vocabulary is not null ? Words.Of(report!.Subject, vocabulary) : null;
        json.WriteString("address", request.Address.AbsoluteUri);
        json.WriteString("request", Encoding.ASCII.GetString(request.Bytes()));
        json.WriteString("window", report?.Window.ToString());
        json.WriteString("kind", report is { Subject.Kind: var kind } && ReportKinds.All.Contains(kind) ? ReportKinds.Name(kind) : null);
        json.WriteString("what", words?.What);
        json.WriteString("which", words?.Which);
        json.WriteNumberOrNull("count", report?.Count);
    }
}
