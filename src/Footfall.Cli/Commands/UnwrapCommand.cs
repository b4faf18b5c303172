using System.CommandLine;
using Footfall.Protocol;

namespace Footfall.Cli.Commands;

/// <summary>Removes shims. What was answered and counted stays.</summary>
internal static class UnwrapCommand
{
    public static Command Create(Machine machine)
    {
        var tools = new Argument<string[]>("TOOL") { Description = "The tools, by the names of their executables", Arity = ArgumentArity.ZeroOrMore };
        var all = new Option<bool>("--all") { Description = "All tools that are wrapped" };
        var command = new Command("unwrap", "Leave tools alone again that were wrapped") { tools, all };
        command.SetAction(result => Run(machine, result.GetValue(tools) ?? [], result.GetValue(all)));
        return command;
    }

    private static int Run(Machine machine, string[] names, bool all)
    {
        if (all == (names.Length > 0))
        {
            throw new CommandException(ExitCode.Usage, "name the tools, or --all.");
        }

        var shims = new ShimDirectory(Arguments.Home(machine));
        IReadOnlyList<ToolName> tools = all ? shims.Tools() : [.. names.Select(Arguments.ParseTool).Distinct()];
        if (tools.Count == 0)
        {
            machine.Out.WriteLine("No tool is wrapped.");
            return ExitCode.Success;
        }

        var removed = false;
        foreach (var tool in tools)
        {
            var was = shims.Remove(tool);
            removed |= was;
            machine.Out.WriteLine(was ? $"{tool} is not wrapped any more." : $"{tool} is not wrapped.");
        }

        if (removed && new ShellSetup(machine).Forget is { } forget)
        {
            machine.Out.WriteLine($"A shell that is open may remember it until: {forget}");
        }

        return ExitCode.Success;
    }
}
