using System.CommandLine;
using Footfall.Protocol;

namespace Footfall.Cli.Commands;

/// <summary>Says no: deletes what was kept, and sends nothing more.</summary>
internal static class DisableCommand
{
    public static Command Create(Machine machine)
    {
        var tool = Arguments.OptionalTool();
        tool.Description = "The tool, by the name of its executable";
        var all = new Option<bool>("--all") { Description = "All tools there are manifests or answers for" };
        var command = new Command("disable", "Stop counting a tool, delete what was kept of it and send nothing more") { tool, all };
        command.SetAction(result => Run(machine, result.GetValue(tool), result.GetValue(all)));
        return command;
    }

    private static int Run(Machine machine, string? name, bool all)
    {
        if (all == (name is not null))
        {
            throw new CommandException(ExitCode.Usage, "name one tool, or --all.");
        }

        var home = Arguments.Home(machine);
        var answered = home.AnsweredTools();
        ToolName[] tools = all ? [.. machine.Catalog.Tools().Union(answered)] : [Arguments.ParseTool(name!)];
        if (!all && !answered.Contains(tools[0]))
        {
            // A name that is neither known nor answered for is more likely a slip than a wish.
            Arguments.Manifest(machine, tools[0]);
        }

        var change = new ConsentChange(home, machine.Clock);
        var busy = tools.Where(tool => !change.Refuse(tool)).ToList();
        if (busy.Count > 0)
        {
            throw new CommandException(
                ExitCode.Busy,
                $"nothing is counted or sent any more, but background work still holds what was kept of {string.Join(", ", busy)}. It is deleted with the next 'telemetry flush'.");
        }

        machine.Out.WriteLine(all
            ? "No tool is counted any more. Everything kept was deleted and nothing more is sent."
            : $"{tools[0]} is not counted any more. Everything kept of it was deleted and nothing more is sent.");
        return ExitCode.Success;
    }
}
