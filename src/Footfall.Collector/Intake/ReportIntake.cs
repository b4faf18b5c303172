using System.Buffers;
using Footfall.Protocol;
using Microsoft.Net.Http.Headers;
using NodaTime;

namespace Footfall.Collector;

/// <summary>
/// <c>POST /v1/{tool}/reports</c>. A new report, a repeated one and one that comes too late take the same way and get the same answer,
/// so that nobody can ask what was already counted.
/// </summary>
internal sealed class ReportIntake(Tools tools, GroupCommit commits, IClock clock, CollectorMetrics metrics)
{
    private const string IdempotencyKey = "Idempotency-Key";

    /// <summary>Answers one request.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        if (!tools.TryFind((string?)context.Request.RouteValues["tool"], out var vocabulary))
        {
            await Answers.RefuseTool(context);
            return;
        }

        var tool = vocabulary.Manifest.Tool.Text;
        if (await ReadAsync(context.Request) is not { } body)
        {
            var message = $"A report has {ReportFormat.Size} bytes; this is longer.";
            metrics.Report(tool, "too-large");
            await Answers.Refuse(context, StatusCodes.Status413PayloadTooLarge, "too-large", message);
            return;
        }

        var entry = Read(context.Request, body, vocabulary, out var reason);
        context.Request.BodyReader.AdvanceTo(body.End);
        if (entry is null)
        {
            metrics.Report(tool, RefusalReasons.Name(reason));
            await Answers.Refuse(context, StatusCodes.Status400BadRequest, RefusalReasons.Name(reason), RefusalReasons.Explain(reason));
            return;
        }

        metrics.Waiting(1);
        var isDurable = await commits.TryAddAsync(entry);
        metrics.Waiting(-1);
        metrics.Report(tool, isDurable ? "acknowledged" : "unavailable");
        if (!isDurable)
        {
            const string Message = "The report could not be stored; send it again later with the same Idempotency-Key.";
            await Answers.Postpone(context, "unavailable", Message);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status202Accepted;
        context.Response.ContentLength = 0;
    }

    private Entry? Read(HttpRequest request, ReadOnlySequence<byte> body, Vocabulary vocabulary, out RefusalReason reason)
    {
        reason = RefusalReason.BadContentType;
        if (request.Headers[HeaderNames.ContentType] is not [ReportFormat.ContentType])
        {
            return null;
        }

        reason = RefusalReason.BadNonce;
        if (request.Headers[IdempotencyKey] is not [var key] || !Nonce.TryParseHeader(key, out var nonce))
        {
            return null;
        }

        Span<byte> copy = stackalloc byte[ReportFormat.Size];
        body.CopyTo(copy);
        if (!ReportFormat.TryRead(copy[..(int)body.Length], out var report, out reason))
        {
            return null;
        }

        var reasons = ReportValidator.Validate(report, vocabulary, clock.GetCurrentInstant().InUtc().Date);
        if (reasons is [var first, ..])
        {
            reason = first;
            return null;
        }

        return new Entry(vocabulary.Manifest.Tool, report, nonce);
    }

    // One byte more than a report shows that it is longer; the rest is never read. What is given stays the reader's until it advances.
    private static async ValueTask<ReadOnlySequence<byte>?> ReadAsync(HttpRequest request)
    {
        if (request.ContentLength > ReportFormat.Size)
        {
            return null;
        }

        try
        {
            var read = await request.BodyReader.ReadAtLeastAsync(ReportFormat.Size + 1);
            if (read.Buffer.Length <= ReportFormat.Size)
            {
                return read.Buffer;
            }

            request.BodyReader.AdvanceTo(read.Buffer.End);
            return null;
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }
    }
}
