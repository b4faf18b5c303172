using Footfall.Cli.Commands;

namespace Footfall.Cli;

/// <summary>Composes, and does nothing else.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        if (Shim.Called() is { } tool)
        {
            return RunCommand.RunAs(tool, arguments);
        }

        // The way of a wrapped command: no command-line library between it and its arguments, and no console, which would touch the terminal.
        if (arguments is ["run", .. var command] && command is not ["--help" or "-h" or "-?", ..])
        {
            return RunCommand.Run(command);
        }

        return CommandLineRoot.Invoke(Machine.Current(), arguments);
    }
}
