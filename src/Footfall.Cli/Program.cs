using Footfall.Cli.Commands;

namespace Footfall.Cli;

/// <summary>Composes, and does nothing else.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        if (ToolCall.OfShim(arguments) is { } tool)
        {
            return RunCommand.Run(tool);
        }

        // The way of a wrapped command: no command-line library between it and its arguments, and no console, which would touch the terminal.
        if (arguments is ["run", .. var command] && command is not ["--help" or "-h" or "-?", ..])
        {
            return RunCommand.Run(command);
        }

        if (arguments is ["prepare", var name])
        {
            return PrepareCommand.Run(name);
        }

        if (arguments is ["flush", ..])
        {
            FlushEnvironment.Enter();
        }

        return CommandLineRoot.Invoke(Machine.Current(), arguments);
    }
}
