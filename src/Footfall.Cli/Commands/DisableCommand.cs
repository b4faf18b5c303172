using System.CommandLine;
using Footfall.Protocol;

namespace Footfall.Cli.Commands;

/// <summary>Says no: deletes what was kept, and sends nothing more.</summary>
internal static class DisableCommand
{
    public static Command Create(Machine machine)
    {
        var tool = Arguments.OptionalTool("The tool, by the name of its executable");
        var all = new Option<bool>("--all") { Description = "All tools, those too that you were not asked about" };
        var command = new Command("disable", "Stop counting a tool and delete what was kept of it") { tool, all };
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
        if (!all)
        {
            Arguments.RefuseUnknown(machine, tools[0]);
        }

        var busy = Refuse(machine, home, tools);
        if (busy.Count > 0)
        {
            throw new CommandException(
                ExitCode.Busy,
                $"nothing is counted or sent any more, but background work still holds what was kept of {string.Join(", ", busy)}. To delete it: telemetry flush");
        }

        machine.Out.WriteLine(all
            ? "No tool is counted or sent any more; all that was kept is deleted."
            : $"{tools[0]} is neither counted nor sent any more; all that was kept of it is deleted.");
        return ExitCode.Success;
    }

    private static List<ToolName> Refuse(Machine machine, StateDirectory home, IEnumerable<ToolName> tools)
    {
        using var progress = new Progress(machine, "Waiting for background work to end ...");
        var change = new ConsentChange(home, machine.Clock, machine.Random);
        return [.. tools.Where(tool => !change.Refuse(tool))];
    }
}
