using System.Text.Json;
using Footfall.Protocol;

namespace Footfall.Cli.Output;

/// <summary>The status of tools for programs.</summary>
internal static class StatusJson
{
    public static void Write(TextWriter output, StateDirectory home, IReadOnlyList<ToolInspection> inspections) => JsonText.Write(output, json =>
    {
        json.WriteString("home", home.Root);
        json.WriteInstant("nextFlush", new FlushStamp(home).Read());
        json.WriteObjects("tools", inspections, inspection => WriteTool(json, new ShimDirectory(home), inspection));
    });

    private static void WriteTool(Utf8JsonWriter json, ShimDirectory shims, ToolInspection inspection)
    {
        var decision = inspection.Decision;
        json.WriteDecision(inspection);
        json.WriteString("detail", decision.Detail);
        json.WriteString("answer", inspection.Answer is { } answer ? Wording.AnswerName(answer.Answer) : null);
        json.WriteDay("answeredOn", inspection.Answer?.Day);
        json.WriteString("endpoint", decision.Endpoint?.ToString());
        json.WriteArray("kinds", decision.Kinds, kind => json.WriteStringValue(ReportKinds.Name(kind)));
        json.WriteArray("notAgreed", decision.NewKinds, kind => json.WriteStringValue(ReportKinds.Name(kind)));
        json.WriteString("activityMode", inspection.Outline?.Activity switch { null => null, ActivityMode.Exact => "exact", _ => "once" });
        json.WriteObjects("activity", ActivityEvent.Of(inspection), activity =>
        {
            json.WriteString("event", activity.Name);
            json.WriteDay("issued", activity.Issued);
            json.WriteDay("due", activity.Due);
        });
        Number("counters", inspection.Cells.Length);
        Number("commands", inspection.Cells.Where(cell => cell.Key.Subject.Kind == ReportKind.Command).Sum(cell => cell.Count));
        Number("waiting", inspection.Waiting.Length);
        json.WriteInstant("nextRelease", inspection.Waiting is [var first, ..] ? first.Release : null);
        Number("sent", inspection.TotalSent);
        json.WriteInstant("lastSent", inspection.LastSent);
        Number("dropped", inspection.TotalDropped);
        json.WriteArray("refused", inspection.Refused, report => json.WriteStringValue(report.Refusal));
        Number("damagedJournal", inspection.DamagedJournal);
        Number("damagedCache", inspection.DamagedCache);
        json.WriteString("answerFile", inspection.AnswerFile);
        json.WriteString("directory", inspection.Directory);
        json.WriteNumber("bytes", inspection.Size);
        json.WriteString("trouble", inspection.Trouble);
        json.WriteBoolean("wrapped", shims.Tools().Contains(inspection.Tool));

        void Number(string name, long number) => json.WriteNumberOrNull(name, inspection.IsUnreadable ? null : number);
    }
}
