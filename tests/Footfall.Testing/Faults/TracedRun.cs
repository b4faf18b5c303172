using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Footfall.Testing;

/// <summary>A command that ran together with all that it started, each of their calls watched, and some of them made to fail.</summary>
/// <param name="Result">How the command ended.</param>
/// <param name="Calls">The calls in the order of their beginning.</param>
public sealed record TracedRun(CommandResult Result, ImmutableArray<TracedCall> Calls)
{
    /// <summary>Runs a command and waits for its end and for that of everything that it started.</summary>
    /// <param name="command">The command; its input is empty.</param>
    /// <param name="root">The directory whose files are looked at.</param>
    /// <param name="fault">Asked at the beginning of each call; null: it is left alone.</param>
    /// <exception cref="AssertFailedException">The machine does not let it be watched.</exception>
    public static TracedRun Of(Command command, string root, Func<TracedCall, Fault?>? fault = null)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(root);
        if (RuntimeInformation.ProcessArchitecture != Architecture.X64 || !OperatingSystem.IsLinux())
        {
            Assert.Inconclusive("System calls are watched on Linux on x86-64 only.");
        }

        TracedRun? run = null;
        Exception? failure = null;

        // All requests must come from one thread.
        var thread = new Thread(() =>
        {
            try
            {
                run = new Tracer(command, root, fault ?? (_ => null)).Run();
            }
            catch (Exception e)
            {
                failure = e;
            }
        });
        thread.Start();
        thread.Join();
        return run ?? throw new AssertFailedException($"Could not be watched: {failure}");
    }
}
