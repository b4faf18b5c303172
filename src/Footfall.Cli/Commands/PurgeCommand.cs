using System.CommandLine;
using Footfall.Protocol;

namespace Footfall.Cli.Commands;

/// <summary>Deletes what was kept of a tool and leaves the answer as it is.</summary>
internal static class PurgeCommand
{
    public static Command Create(Machine machine)
    {
        var tool = Arguments.Tool();
        var command = new Command("purge", "Delete all that was kept of a tool; your answer stays") { tool };
        command.SetAction(result => Run(machine, result.GetRequiredValue(tool)));
        return command;
    }

    private static int Run(Machine machine, string name)
    {
        var home = Arguments.Home(machine);
        var tool = Arguments.ParseTool(name);
        if (!OwnPlace.IsThere(home.Of(tool)))
        {
            Arguments.RefuseUnknown(machine, tool);
            machine.Out.WriteLine($"Nothing is kept of {tool}.");
            return ExitCode.Success;
        }

        if (!Purge(machine, home, tool))
        {
            throw new CommandException(ExitCode.Busy, $"background work holds what is kept of {tool}; nothing was deleted. Try again soon.");
        }

        machine.Out.WriteLine($"All that was kept of {tool} is deleted: counters, waiting reports, the log.");
        return ExitCode.Success;
    }

    private static bool Purge(Machine machine, StateDirectory home, ToolName tool)
    {
        using var progress = new Progress(machine, "Waiting for background work to end ...");
        return new ConsentChange(home, machine.Clock, machine.Random).Purge(tool);
    }
}
