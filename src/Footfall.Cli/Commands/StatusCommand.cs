using System.CommandLine;
using Footfall.Cli.Output;

namespace Footfall.Cli.Commands;

/// <summary>What holds for each tool, and why.</summary>
internal static class StatusCommand
{
    public static Command Create(Machine machine)
    {
        var tool = Arguments.OptionalTool();
        var json = Arguments.Json();
        var command = new Command("status", "What is counted and why, what waits, what was sent") { tool, json };
        command.SetAction(result => Run(machine, result.GetValue(tool), result.GetValue(json)));
        return command;
    }

    private static int Run(Machine machine, string? tool, bool json)
    {
        var inspections = Arguments.Inspect(machine, tool);
        if (json)
        {
            StatusJson.Write(machine.Out, Arguments.Home(machine), inspections);
            return ExitCode.Success;
        }

        using var screen = new Screen(machine);
        StatusText.Write(screen, machine.Environment.Variable("HOME") ?? "", inspections, isOneAskedFor: tool is not null);
        if (inspections.Count == 0)
        {
            screen.Line("No tool is counted, and you have not been asked about any.");
            screen.Line("Begin with: telemetry run -- git status");
        }

        return ExitCode.Success;
    }
}
