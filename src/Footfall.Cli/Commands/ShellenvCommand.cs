using System.CommandLine;

namespace Footfall.Cli.Commands;

/// <summary>Prints what a shell runs to find the shims. Writes nothing anywhere.</summary>
internal static class ShellenvCommand
{
    public static Command Create(Machine machine)
    {
        var shell = new Argument<string?>("SHELL")
        {
            Description = $"{string.Join(", ", ShellCode.Names.Keys)}. Default: yours, by the variable SHELL",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("shellenv", "Print what a shell runs to find wrapped tools") { shell };
        command.SetAction(result => Run(machine, result.GetValue(shell)));
        return command;
    }

    private static int Run(Machine machine, string? name)
    {
        var shell = name is null ? ShellCode.Of(machine.Environment)
            : ShellCode.Names.TryGetValue(name, out var known) ? known
            : throw new CommandException(ExitCode.Usage, $"'{name}' is none of {string.Join(", ", ShellCode.Names.Keys)}.");
        var directory = Arguments.Home(machine).Shims;
        if (!ShellCode.CanStandOnPath(directory))
        {
            throw new CommandException(ExitCode.State, $"'{directory}' cannot stand on PATH: set {StateDirectory.Variable} to a path without '{Path.PathSeparator}'.");
        }

        machine.Out.Write(ShellCode.For(shell, directory));
        return ExitCode.Success;
    }
}
