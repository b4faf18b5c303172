using Footfall.Cli.Drafting;

namespace Footfall.Cli.Output;

/// <summary>The report of a draft, as <c>spec/cli.md</c> has it.</summary>
internal static class DraftJson
{
    public static void Write(TextWriter output, DraftReport report) => JsonText.Write(output, json =>
    {
        var result = report.Result;
        json.WriteString("tool", report.Tool.Text);
        json.WriteString("file", report.File);
        json.WriteNumber("revision", result.Manifest.Revision);
        json.WriteBoolean("changed", result.Changed);
        json.WriteString("keptFrom", report.Source);
        json.WriteNumber("commands", report.Commands);
        json.WriteNumber("options", report.Options);
        json.WriteNumber("calls", report.Drafted.Calls);
        json.WriteNumber("timedOut", report.Drafted.TimedOut);
        json.WriteObjects("styles", report.Styles, style =>
        {
            json.WriteString("style", style.Name);
            json.WriteNumber("pages", style.Pages);
        });
        json.WriteArray("newCommands", result.NewCommands, json.WriteStringValue);
        json.WriteArray("newOptions", result.NewOptions, json.WriteStringValue);
        json.WriteArray("vanished", result.Vanished, json.WriteStringValue);
        json.WriteObjects("notRead", report.NotRead, command =>
        {
            json.WriteString("command", command.PathText);
            json.WriteString("state", Wording.PageStateName(command.State));
            json.WriteString("call", command.Call);
        });
        json.WriteObjects("lines", report.Lines, line =>
        {
            json.WriteString("command", line.Command.PathText);
            json.WriteString("call", line.Command.Call);
            json.WriteNumber("line", line.Line.Number);
            json.WriteString("text", line.Line.Text);
        });
        json.WriteArray("hints", result.Hints, json.WriteStringValue);
        json.WriteArray("openValues", report.OpenValues, json.WriteStringValue);
    });
}
