using System.CommandLine;
using NodaTime;

namespace Footfall.Cli.Commands;

/// <summary>The way of one wrapped invocation in this one process, where no small <c>telemetry</c> stands before it.</summary>
internal static class RunCommand
{
    /// <summary>For help only: <see cref="Run(string[])"/> reads the command line itself, since every word after the tool's name is the tool's.</summary>
    public static Command Create() => new("run", "Run a tool, and count it if you agreed")
    {
        new Argument<string[]>("TOOL") { Description = "Best after --: the tool and its arguments, passed on as they are", Arity = ArgumentArity.OneOrMore },
    };

    public static int Run(string[] arguments)
    {
        if (ToolCall.OfRun(arguments) is { } call)
        {
            return Run(call);
        }

        StandardError.WriteLine("telemetry: name the tool to run. Try: telemetry run -- git status"u8);
        return ExitCode.Usage;
    }

    /// <summary>Runs a tool, and counts it where that was agreed.</summary>
#pragma warning disable RS0030 // Composed here: nothing stands before a wrapped command.
    public static int Run(ToolCall call) => WrappedCommand.Run(call, SystemClock.Instance, Preparing.Prepare);
#pragma warning restore RS0030
}
