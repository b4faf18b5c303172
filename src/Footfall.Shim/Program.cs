namespace Footfall.Shim;

/// <summary>Composes, and does nothing else.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        if (ToolCall.OfShim(arguments) is { } shim)
        {
            return Run(shim);
        }

        return arguments is ["run", .. var command] && command is not ["--help" or "-h" or "-?", ..] && ToolCall.OfRun(command) is { } call
            ? Run(call)
            : FullProgram.Become();
    }

    private static int Run(ToolCall call) => WrappedCommand.Run(call, new KernelClock(), FullProgram.Prepare);
}
