using System.CommandLine;
using Footfall.Cli.Output;
using Footfall.Protocol;

namespace Footfall.Cli.Commands;

/// <summary>What has left: the exact bytes, where to and when.</summary>
internal static class LogCommand
{
    public static Command Create(Machine machine)
    {
        var tool = Arguments.OptionalTool();
        var json = Arguments.Json();
        var command = new Command("log", "What has left: the exact bytes, where to and when") { tool, json };
        command.SetAction(result => Run(machine, result.GetValue(tool), result.GetValue(json)));
        return command;
    }

    private static int Run(Machine machine, string? tool, bool json)
    {
        var inspections = Arguments.Inspect(machine, tool, withSent: true);
        if (json)
        {
            WriteJson(machine.Out, inspections);
            return ExitCode.Success;
        }

        using var screen = new Screen(machine);
        foreach (var inspection in inspections)
        {
            WriteTool(screen, inspection);
        }

        if (inspections.Count == 0)
        {
            screen.Line("Nothing has left this machine: you have not been asked about any tool.");
        }

        return ExitCode.Success;
    }

    private static void WriteTool(Screen screen, ToolInspection inspection)
    {
        if (inspection.Trouble is { } trouble)
        {
            screen.Write(Screen.Warning($"{inspection.Tool}: {trouble}"));
        }

        var refused = Refused(inspection).ToList();
        if (inspection.Sent.IsEmpty && refused.Count == 0)
        {
            if (inspection.Trouble is null)
            {
                screen.Line($"{inspection.Tool}: nothing has left this machine{(inspection.TotalSent > 0 ? $" in the last {WindowClosing.LocalHistory} days" : "")}.");
            }

            return;
        }

        screen.Heading($"{inspection.Tool}: {Wording.Count(inspection.Sent.Length + refused.Count, "report")} left this machine");
        screen.Blank();
        foreach (var report in inspection.Sent)
        {
            screen.Line($"{Wording.Time(report.SentAt)}, taken: {Wording.Report(report.Body, inspection.Vocabulary)}", indent: 2);
            RequestText.Write(screen, WireRequest.Of(report, inspection.Tool));
        }

        foreach (var (report, endpoint) in refused)
        {
            screen.Line($"{Wording.Time(report.Release)}, refused ({report.Refusal}): {Wording.Report(report.Body, inspection.Vocabulary)}", indent: 2);
            RequestText.Write(screen, WireRequest.Of(report, inspection.Tool, endpoint));
        }
    }

    /// <summary>What a collector refused has left all the same. What the disk damaged has not.</summary>
    private static IEnumerable<(OutboxReport Report, Endpoint Endpoint)> Refused(ToolInspection inspection) => inspection.Answer?.Endpoint is not { } endpoint
        ? []
        : inspection.Refused.Where(report => report.Refusal != Dispatcher.Damaged).OrderBy(report => report.Release).Select(report => (report, endpoint));

    private static void WriteJson(TextWriter output, IReadOnlyList<ToolInspection> inspections) => JsonText.Write(output, json =>
        json.WriteObjects("tools", inspections, inspection =>
        {
            json.WriteDecision(inspection);
            json.WriteObjects("sent", inspection.Sent, report =>
            {
                json.WriteInstant("at", report.SentAt);
                RequestText.WriteJson(json, WireRequest.Of(report, inspection.Tool), inspection.Vocabulary);
            });
            json.WriteObjects("refused", Refused(inspection), entry =>
            {
                json.WriteInstant("at", entry.Report.Release);
                json.WriteString("reason", entry.Report.Refusal);
                RequestText.WriteJson(json, WireRequest.Of(entry.Report, inspection.Tool, entry.Endpoint), inspection.Vocabulary);
            });
            json.WriteString("trouble", inspection.Trouble);
        }));
}
