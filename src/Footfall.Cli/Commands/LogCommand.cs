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
        var inspections = Arguments.Inspect(machine, tool);
        if (json)
        {
            JsonText.Write(machine.Out, writer => writer.WriteObjects("tools", inspections, inspection =>
            {
                writer.WriteString("tool", inspection.Tool.Text);
                writer.WriteString("trouble", inspection.Trouble);
                writer.WriteObjects("sent", inspection.Sent, report =>
                {
                    writer.WriteInstant("at", report.SentAt);
                    RequestText.WriteJson(writer, WireRequest.Of(report, inspection.Tool), inspection.Vocabulary);
                });
            }));
            return ExitCode.Success;
        }

        foreach (var inspection in inspections)
        {
            machine.Out.WriteLine(inspection.Sent.IsEmpty
                ? $"{inspection.Tool}: nothing has left this machine."
                : $"{inspection.Tool}: {Wording.Count(inspection.Sent.Length, "report")} left this machine");
            foreach (var report in inspection.Sent)
            {
                machine.Out.WriteLine();
                machine.Out.WriteLine($"  {Wording.Time(report.SentAt)}  {WordsOf(report, inspection.Vocabulary)}");
                RequestText.Write(machine.Out, WireRequest.Of(report, inspection.Tool));
            }
        }

        if (inspections.Count == 0)
        {
            machine.Out.WriteLine("Nothing has left this machine: no tool is counted.");
        }

        return ExitCode.Success;
    }

    private static string WordsOf(SentReport report, Vocabulary? vocabulary) => vocabulary is not null && ReportFormat.TryRead(report.Body, out var read, out _)
        ? $"{ReportKinds.Name(read.Subject.Kind)}: {Words.Of(read.Subject, vocabulary)}, {Wording.Count(read.Count, "time")} in {read.Window}"
        : "";
}
