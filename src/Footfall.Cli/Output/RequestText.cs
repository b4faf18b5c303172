using System.Text;
using System.Text.Json;
using Footfall.Protocol;

namespace Footfall.Cli.Output;

/// <summary>Shows the exact bytes of a request: <c>preview</c> before it leaves, <c>log</c> after.</summary>
internal static class RequestText
{
    /// <summary>Head and body as they are on the wire; the blanks that fill the body up are counted, not shown.</summary>
    public static void Write(TextWriter output, WireRequest request)
    {
        foreach (var line in request.Head.Split("\r\n")[..^2])
        {
            output.WriteLine($"    {line}");
        }

        var body = ReportFormat.Text(request.Body);
        output.WriteLine();
        output.WriteLine($"    {body} + {request.Body.Length - Encoding.UTF8.GetByteCount(body)} blanks");
    }

    /// <summary>The request's bytes in full, and what they mean.</summary>
    public static void WriteJson(Utf8JsonWriter json, WireRequest request, Vocabulary? vocabulary)
    {
        json.WriteString("address", request.Address.AbsoluteUri);
        json.WriteString("request", Encoding.ASCII.GetString(request.Bytes()));
        if (vocabulary is not null && ReportFormat.TryRead(request.Body, out var report, out _))
        {
            var words = Words.Of(report.Subject, vocabulary);
            json.WriteString("window", report.Window.ToString());
            json.WriteString("kind", ReportKinds.Name(report.Subject.Kind));
            json.WriteString("what", words.What);
            json.WriteString("which", words.Which);
            json.WriteNumber("count", report.Count);
        }
    }
}
