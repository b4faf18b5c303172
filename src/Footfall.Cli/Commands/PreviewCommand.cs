using System.CommandLine;
using System.Globalization;
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
        var command = new Command("preview", "What will leave: the exact bytes, and what is to come") { tool, json };
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

        using var screen = new Screen(machine);
        foreach (var inspection in inspections)
        {
            WriteTool(screen, inspection);
        }

        if (inspections.Count == 0)
        {
            screen.Line("Nothing waits to leave: you have not been asked about any tool.");
        }

        return ExitCode.Success;
    }

    private static void WriteTool(Screen screen, ToolInspection inspection)
    {
        if (inspection.Trouble is { } trouble)
        {
            screen.Write(Screen.Warning($"{inspection.Tool}: {trouble}"));
        }

        var sends = inspection.Decision.Sharing == Sharing.Send;
        if (Endpoint(inspection) is not { } endpoint || inspection.Waiting.IsEmpty)
        {
            if (inspection.IsUnreadable)
            {
                return;
            }

            screen.Line(sends ? $"{inspection.Tool}: nothing waits to leave." : $"{inspection.Tool}: nothing will leave: {Wording.RuleWords(inspection)}.");
            screen.Blank();
        }
        else
        {
            screen.Heading($"{inspection.Tool}: {Wording.Count(inspection.Waiting.Length, "report")} waiting{(sends ? "" : $", held back: {Wording.RuleWords(inspection)}")}");
            screen.Blank();
            foreach (var report in inspection.Waiting)
            {
                screen.Line(Wording.Report(report.Body, inspection.Vocabulary), indent: 2);
                screen.Line($"may leave from {Wording.Time(report.Release)}, dropped on {Wording.Time(report.Deadline)}{(report.Attempts > 0 ? $", tried {Wording.Count(report.Attempts, "time")}" : "")}", indent: 2);
                RequestText.Write(screen, WireRequest.Of(report, inspection.Tool, endpoint));
            }
        }

        if (inspection.Vocabulary is { } vocabulary)
        {
            foreach (var window in inspection.Provisional.GroupBy(cell => cell.Key.Window).OrderBy(group => group.Key.Start))
            {
                WriteProvisional(screen, inspection.Tool, window, vocabulary);
            }
        }
    }

    private static void WriteProvisional(Screen screen, ToolName tool, IGrouping<Window, Cell> window, Vocabulary vocabulary)
    {
        screen.Heading($"{tool}, provisional: {Wording.Count(window.Count(), "more report")} if {window.Key} closed now");
        var table = new CounterTable(screen);
        foreach (var kind in window.GroupBy(cell => cell.Key.Subject.Kind))
        {
            table.Add(kind.Key, [.. kind.Select(cell => (Words.Of(cell.Key.Subject, vocabulary), NumberWords(Bounds(cell, vocabulary)), 0L))]);
        }

        table.Write();
        if (window.Any(cell => Bounds(cell, vocabulary) is var (low, high) && low != high))
        {
            screen.Line("Of two numbers one is drawn when the window closes.", indent: 2);
        }

        screen.Blank();
    }

    private static void WriteJson(Utf8JsonWriter json, ToolInspection inspection)
    {
        json.WriteDecision(inspection);
        var endpoint = Endpoint(inspection);
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
        json.WriteString("trouble", inspection.Trouble);
    }

    /// <summary>Where what waits would go; while something holds it back, where it was agreed to go.</summary>
    private static Endpoint? Endpoint(ToolInspection inspection) => inspection.Decision.Endpoint ?? inspection.Answer?.Endpoint;

    private static (int Low, int High) Bounds(Cell cell, Vocabulary vocabulary) =>
        PowerOfTwo.Bounds(cell.Count, ReportKinds.IsPresence(cell.Key.Subject.Kind) ? 1 : vocabulary.Manifest.Cap);

    private static string NumberWords((int Low, int High) bounds) => bounds.Low == bounds.High
        ? bounds.Low.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{bounds.Low} or {bounds.High}");
}
