using System.CommandLine;
using System.Text.Json;
using Footfall.Cli.Output;
using Footfall.Protocol;
using NodaTime;
using Spectre.Console;

namespace Footfall.Cli.Commands;

/// <summary>What holds for each tool, and why.</summary>
internal static class StatusCommand
{
    public static Command Create(Machine machine)
    {
        var tool = Arguments.OptionalTool();
        var json = Arguments.Json();
        var command = new Command("status", "What is counted and why, what waits, what was sent, where it lies") { tool, json };
        command.SetAction(result => Run(machine, result.GetValue(tool), result.GetValue(json)));
        return command;
    }

    private static int Run(Machine machine, string? tool, bool json)
    {
        var inspections = Arguments.Inspect(machine, tool);
        if (json)
        {
            JsonText.Write(machine.Out, writer => WriteJson(writer, machine, inspections));
            return ExitCode.Success;
        }

        using (var screen = new Screen(machine))
        {
            foreach (var inspection in inspections)
            {
                WriteTool(screen, inspection);
            }
        }

        if (inspections.Count == 0)
        {
            machine.Out.WriteLine("No tool is counted, and you have not been asked about any.");
            machine.Out.WriteLine("Begin with: telemetry run -- git status");
        }

        return ExitCode.Success;
    }

    private static void WriteTool(Screen screen, ToolInspection inspection)
    {
        var table = Screen.Table("name", "value");
        Row("state", $"{Wording.SharingWords(inspection.Decision.Sharing)}: {Wording.RuleWords(inspection)}");
        if (inspection.Decision.Endpoint is { } endpoint)
        {
            Row("sent to", endpoint.ToString());
        }

        if (inspection.Decision is { Counts: true, NewKinds.IsEmpty: false })
        {
            Row("not agreed", $"{string.Join(", ", inspection.Decision.NewKinds.Select(ReportKinds.Name))}: not counted until you are asked");
        }

        if (inspection.Directory is not null)
        {
            if (inspection.Decision.Sharing == Sharing.Send && inspection.Vocabulary is { Manifest.Activity: var mode })
            {
                Row("day event", Activity(inspection, mode, inspection.Activity.DayIssued, ActivityWindows.Day));
                Row("week event", Activity(inspection, mode, inspection.Activity.WeekIssued, ActivityWindows.Week));
                Row("month event", Activity(inspection, mode, inspection.Activity.MonthIssued, ActivityWindows.Month));
            }

            Row("counted", Counted(inspection));
            Row("waiting", Waiting(inspection));
            Row("sent", inspection.Sent is [.., var last] ? $"{inspection.TotalSent}, the last {Wording.Time(last.SentAt)}" : $"{inspection.TotalSent}");
            Row("dropped", $"{inspection.TotalDropped}{(inspection.TotalDropped > 0 ? " (could not be sent in 14 days)" : "")}");
            Row("refused", Refused(inspection));
            Row("kept in", $"{inspection.Directory} ({Wording.Size(inspection.Size)})");
        }

        if (inspection.DamagedJournal > 0)
        {
            Row("damaged", $"{Wording.Count(inspection.DamagedJournal, "stretch")} of the journal passed over");
        }

        if (inspection.DamagedCache > 0)
        {
            Row("damaged", $"the counters were damaged and set aside {Wording.Count(inspection.DamagedCache, "time")}; what they held is lost");
        }

        if (inspection.Trouble is { } trouble)
        {
            Row("trouble", trouble);
        }

        screen.Heading(inspection.Tool.Text);
        screen.Write(table, indent: 2);
        screen.Blank();

        void Row(string name, string value) => table.AddRow(Screen.Plain(name), Screen.Plain(value));
    }

    private static string Activity(ToolInspection inspection, ActivityMode mode, LocalDate? issued, int days)
    {
        var today = inspection.Now.InUtc().Date;
        var next = ActivityRule.NextDue(mode, inspection.Activity, days, today);
        return $"last {Wording.Day(issued)}, next {(next is null || next <= today ? "with the next use" : $"due from {Wording.Day(next)}")}";
    }

    private static string Counted(ToolInspection inspection)
    {
        var invocations = inspection.Cells.Where(cell => cell.Key.Subject.Kind == ReportKind.Command).Sum(cell => cell.Count);
        var windows = inspection.Cells.Select(cell => cell.Key.Window).Distinct().OrderBy(window => window.Start).ToList();
        return windows.Count == 0
            ? "nothing yet"
            : $"{Wording.Count(invocations, "command")} in {Wording.Count(inspection.Cells.Length, "counter")}, {(windows.Count == 1 ? $"{windows[0]}" : $"{windows[0]} to {windows[^1]}")}";
    }

    private static string Waiting(ToolInspection inspection) => inspection.Waiting is [var first, ..]
        ? $"{Wording.Count(inspection.Waiting.Length, "report")}, the first may leave {Wording.Time(first.Release)}"
        : "nothing";

    private static string Refused(ToolInspection inspection) => inspection.Refused.IsEmpty
        ? "0"
        : $"{inspection.Refused.Length} ({string.Join(", ", inspection.Refused.Select(report => report.Refusal).Distinct().Order(StringComparer.Ordinal))})";

    private static void WriteJson(Utf8JsonWriter json, Machine machine, IReadOnlyList<ToolInspection> inspections)
    {
        var home = Arguments.Home(machine);
        json.WriteString("home", home.Root);
        json.WriteInstant("nextFlush", new FlushStamp(home).Read());
        json.WriteObjects("tools", inspections, inspection =>
        {
            var decision = inspection.Decision;
            json.WriteString("tool", inspection.Tool.Text);
            json.WriteString("state", Wording.SharingName(decision.Sharing));
            json.WriteString("rule", Wording.RuleName(decision.Rule));
            json.WriteString("detail", decision.Detail);
            json.WriteDay("answeredOn", inspection.Answer?.Day);
            json.WriteString("endpoint", decision.Endpoint?.ToString());
            json.WriteArray("kinds", decision.Kinds, kind => json.WriteStringValue(ReportKinds.Name(kind)));
            json.WriteArray("notAgreed", decision.NewKinds, kind => json.WriteStringValue(ReportKinds.Name(kind)));
            json.WriteObject("activity", () => WriteActivity(json, inspection));
            json.WriteNumber("counters", inspection.Cells.Length);
            json.WriteNumber("commands", inspection.Cells.Where(cell => cell.Key.Subject.Kind == ReportKind.Command).Sum(cell => cell.Count));
            json.WriteNumber("waiting", inspection.Waiting.Length);
            json.WriteInstant("nextRelease", inspection.Waiting is [var first, ..] ? first.Release : null);
            json.WriteNumber("sent", inspection.TotalSent);
            json.WriteNumber("dropped", inspection.TotalDropped);
            json.WriteArray("refused", inspection.Refused, report => json.WriteStringValue(report.Refusal));
            json.WriteNumber("damagedJournal", inspection.DamagedJournal);
            json.WriteNumber("damagedCache", inspection.DamagedCache);
            json.WriteString("directory", inspection.Directory);
            json.WriteNumber("bytes", inspection.Size);
            json.WriteString("trouble", inspection.Trouble);
        });
    }

    private static void WriteActivity(Utf8JsonWriter json, ToolInspection inspection)
    {
        if (inspection.Vocabulary is not { Manifest.Activity: var mode })
        {
            return;
        }

        var today = inspection.Now.InUtc().Date;
        json.WriteString("mode", mode == ActivityMode.Exact ? "exact" : "once");
        Event("day", inspection.Activity.DayIssued, ActivityWindows.Day);
        Event("week", inspection.Activity.WeekIssued, ActivityWindows.Week);
        Event("month", inspection.Activity.MonthIssued, ActivityWindows.Month);

        void Event(string name, LocalDate? issued, int days) => json.WriteObject(name, () =>
        {
            json.WriteDay("issued", issued);
            json.WriteDay("due", ActivityRule.NextDue(mode, inspection.Activity, days, today));
        });
    }
}
