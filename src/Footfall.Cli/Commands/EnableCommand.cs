using System.CommandLine;
using Footfall.Cli.Output;
using Footfall.Protocol;

namespace Footfall.Cli.Commands;

/// <summary>Says yes, or local only, without being asked.</summary>
internal static class EnableCommand
{
    public static Command Create(Machine machine)
    {
        var tool = Arguments.Tool();
        var endpoint = new Option<string?>("--endpoint") { Description = "Send to this collector instead of the publisher's", HelpName = "URL" };
        var local = new Option<bool>("--local") { Description = "Count for your own eyes; send nothing" };
        var command = new Command("enable", "Count a tool and send its counters, without being asked") { tool, endpoint, local };
        command.SetAction(result => Run(machine, Arguments.ParseTool(result.GetRequiredValue(tool)), result.GetValue(endpoint), result.GetValue(local)));
        return command;
    }

    private static int Run(Machine machine, ToolName tool, string? address, bool local)
    {
        if (local && address is not null)
        {
            throw new CommandException(ExitCode.Usage, "--local sends nothing, so it does not go with --endpoint.");
        }

        Endpoint? own = null;
        if (address is not null && !Endpoint.TryParse(address, out own, out var error))
        {
            throw new CommandException(ExitCode.Usage, $"--endpoint '{address}': {error}.");
        }

        var home = Arguments.Home(machine);
        var manifest = Arguments.Manifest(machine, tool);
        var forbidden = machine.Gate.Forbidden(Terms.Of(manifest)) ?? machine.Gate.LimitOf(local ? Sharing.Local : Sharing.Send);
        if (forbidden is not null)
        {
            var why = Wording.RuleWords(new ToolInspection { Tool = tool, Now = machine.Clock.GetCurrentInstant(), Decision = forbidden });
            throw new CommandException(ExitCode.Forbidden, $"{tool} stays as it is: {why}.");
        }

        using (new Progress(machine, "Waiting for background work to end ..."))
        {
            var change = new ConsentChange(home, machine.Clock, machine.Random);
            if (local)
            {
                change.KeepLocal(manifest);
            }
            else
            {
                change.Agree(manifest, own);
            }
        }

        if (local)
        {
            machine.Out.WriteLine($"{tool} is counted from now on, for your eyes only. See it: telemetry show {tool}");
        }
        else
        {
            machine.Out.WriteLine($"{tool} is counted from now on. After each {(manifest.Window == WindowLength.Day ? "day" : "week")} its counters go, a few at a time, to");
            machine.Out.WriteLine($"{own ?? manifest.Publisher.Endpoint}");
            machine.Out.WriteLine($"See what will leave: telemetry preview {tool}. Stop: telemetry disable {tool}");
        }

        return ExitCode.Success;
    }
}
