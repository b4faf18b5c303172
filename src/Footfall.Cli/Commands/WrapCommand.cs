using System.CommandLine;
using System.Text;
using Footfall.Protocol;

namespace Footfall.Cli.Commands;

/// <summary>Makes shims, so that tools are counted when they are called by their names.</summary>
internal static class WrapCommand
{
    public static Command Create(Machine machine)
    {
        var tools = new Argument<string[]>("TOOL") { Description = "The tools, by the names of their executables", Arity = ArgumentArity.OneOrMore };
        var command = new Command("wrap", "Count tools that are called by their names") { tools };
        command.SetAction(result => Run(machine, [.. result.GetRequiredValue(tools).Select(Arguments.ParseTool).Distinct()]));
        return command;
    }

    private static int Run(Machine machine, IReadOnlyList<ToolName> tools)
    {
        var home = Arguments.Home(machine);
        var shims = new ShimDirectory(home);
        if (!ShellCode.CanStandOnPath(shims.Location))
        {
            throw new CommandException(ExitCode.State, $"'{shims.Location}' cannot stand on PATH: set {StateDirectory.Variable} to a path without '{Path.PathSeparator}'.");
        }

        var executable = machine.Executable
            ?? throw new CommandException(ExitCode.State, "there is no executable telemetry that a shim could point to: install it, or publish it, and wrap with that.");

        // All of them first: half of what was asked for is more confusing than none of it.
        var manifests = tools.Select(tool => Check(machine, shims, tool)).ToList();
        foreach (var tool in tools)
        {
            shims.Make(tool, executable);
            machine.Out.WriteLine($"{tool} is wrapped.");
        }

        manifests.ForEach(manifest => Ask(machine, home, manifest));
        TellTheRest(machine, tools);
        return ExitCode.Success;
    }

    private static Manifest Check(Machine machine, ShimDirectory shims, ToolName tool)
    {
        if (machine.Catalog.Find(tool) is null)
        {
            throw new CommandException(ExitCode.UnknownTool, $"there is no manifest of '{tool}', so nothing of it could be counted. To draft one: telemetry vocabulary draft {tool}");
        }

        var manifest = Arguments.Manifest(machine, tool);
        if (machine.Search.Find(Encoding.UTF8.GetBytes(tool.Text)) is { Path: null, Error: var error })
        {
            throw new CommandException(
                ExitCode.UnknownTool,
                error == FoundTool.Missing.Error ? $"there is no '{tool}' on PATH to wrap." : $"the '{tool}' on PATH cannot be executed.");
        }

        return shims.StateOf(tool, machine.Executable) != ShimState.Foreign
            ? manifest
            : throw new CommandException(ExitCode.State, $"'{shims.PathOf(tool)}' is not a link of ours; move it away first.");
    }

    private static void Ask(Machine machine, StateDirectory home, Manifest manifest)
    {
        if (machine.CanAsk)
        {
            machine.Out.Flush();
            new ConsentDialog(home, machine.Clock).AskWhereDue(manifest, machine.Gate, new ConsentStore(home).Read(manifest.Tool));
        }
    }

    private static void TellTheRest(Machine machine, IReadOnlyList<ToolName> tools)
    {
        var setup = new ShellSetup(machine);
        if (!tools.All(tool => machine.Search.MeetsShim(Encoding.UTF8.GetBytes(tool.Text))))
        {
            machine.Out.WriteLine($"To begin, put this line at the end of {setup.File} and open a new terminal: {setup.Line}");
        }
        else if (setup.Forget is { } forget)
        {
            machine.Out.WriteLine($"To begin in a shell that is open: {forget}");
        }
    }
}
