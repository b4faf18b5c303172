using System.CommandLine;
using System.Text.Json;
using Footfall.Cli.Output;
using Footfall.Protocol;

namespace Footfall.Cli.Commands;

/// <summary>What will leave: the exact bytes that wait, and what the open window would become.</summary>
internal static class PreviewCommand
{
    public static Command Create(Machine machine)
    {
        var tool = Arguments.OptionalTool();
        var json = Arguments.Json();
        var command = new Command("preview", "What will leave: the exact bytes that wait, and what this week would become") { tool, json };
        command.SetAction(result => Run(machine, result.GetValue(tool), result.GetValue(json)));
        return command;
    }

    private static int Run(Machine machine, string? tool, bool json)
    {
        var inspections = Arguments.Inspect(machine, tool);
        if (json)
        {
            JsonText.Write(machine.Out, writer => writer.WriteObjects("tools", inspections, inspection => WriteJson(writer, inspection)));
            return ExitCode.Success;
        }

        foreach (var inspection in inspections)
        {
            WriteTool(machine.Out, inspection);
        }

        if (inspections.Count == 0)
        {
            machine.Out.WriteLine("Nothing waits to leave: no tool is counted.");
        }

        return ExitCode.Success;
    }

    private static void WriteTool(TextWriter output, ToolInspection inspection)
    {
        var endpoint = inspection.Decision.Endpoint;
        if (inspection.Vocabulary is not { } vocabulary || endpoint is null)
        {
            output.WriteLine($"{inspection.Tool}: nothing will leave ({Wording.SharingWords(inspection.Decision.Sharing)}; {Wording.RuleWords(inspection)}).");
            return;
        }

        output.WriteLine($"{inspection.Tool}: {Wording.Count(inspection.Waiting.Length, "report")} waiting");
        foreach (var report in inspection.Waiting)
        {
            var request = WireRequest.Of(report, inspection.Tool, endpoint);
            output.WriteLine();
            output.WriteLine($"  {WordsOf(report.Body, vocabulary)}");
            output.WriteLine($"  leaves from {Wording.Time(report.Release)}, dropped on {Wording.Time(report.Deadline)}{(report.Attempts > 0 ? $", tried {Wording.Count(report.Attempts, "time")}" : "")}");
            RequestText.Write(output, request);
        }

        var provisional = inspection.Provisional.ToList();
        if (provisional.Count > 0)
        {
            output.WriteLine();
            output.WriteLine($"{inspection.Tool}: provisional, what the open window would become if it closed now");
            foreach (var cell in provisional)
            {
                output.WriteLine($"  {ReportKinds.Name(cell.Key.Subject.Kind),-12} {Words.Of(cell.Key.Subject, vocabulary)}: {CountWords(Bounds(cell, vocabulary))} in {cell.Key.Window}");
            }
        }

        output.WriteLine();
    }

    private static void WriteJson(Utf8JsonWriter json, ToolInspection inspection)
    {
        json.WriteString("tool", inspection.Tool.Text);
        json.WriteString("trouble", inspection.Trouble);
        var endpoint = inspection.Decision.Endpoint;
        json.WriteObjects("waiting", endpoint is null ? [] : inspection.Waiting, report =>
        {
            json.WriteInstant("release", report.Release);
            json.WriteInstant("deadline", report.Deadline);
            json.WriteNumber("attempts", report.Attempts);
            RequestText.WriteJson(json, WireRequest.Of(report, inspection.Tool, endpoint!), inspection.Vocabulary);
        });
        json.WriteObjects("provisional", inspection.Vocabulary is null ? [] : inspection.Provisional, cell =>
        {
            var (low, high) = Bounds(cell, inspection.Vocabulary!);
            var words = Words.Of(cell.Key.Subject, inspection.Vocabulary!);
            json.WriteString("window", cell.Key.Window.ToString());
            json.WriteString("kind", ReportKinds.Name(cell.Key.Subject.Kind));
            json.WriteNumber("a", cell.Key.Subject.A);
            json.WriteNumber("b", cell.Key.Subject.B);
            json.WriteString("what", words.What);
            json.WriteString("which", words.Which);
            json.WriteNumber("low", low);
            json.WriteNumber("high", high);
        });
    }

    private static string WordsOf(byte[] body, Vocabulary vocabulary) => ReportFormat.TryRead(body, out var report, out _)
        ? $"{ReportKinds.Name(report.Subject.Kind)}: {Words.Of(report.Subject, vocabulary)}, {CountWords((report.Count, report.Count))} in {report.Window}"
        : "(damaged; it will not leave)";

    private static (int Low, int High) Bounds(Cell cell, Vocabulary vocabulary) =>
        PowerOfTwo.Bounds(cell.Count, ReportKinds.IsPresence(cell.Key.Subject.Kind) ? 1 : vocabulary.Manifest.Cap);

    private static string CountWords((int Low, int High) bounds) =>
        bounds.Low == bounds.High ? Wording.Count(bounds.Low, "time") : $"{bounds.Low} or {bounds.High} times, drawn at the close";
}
