using System.Runtime.InteropServices;
using System.Text;

namespace Footfall;

/// <summary>
/// Runs the wrapped tool so that it cannot tell the difference: same argv bytes, environment, descriptors, directory, group, terminal,
/// signals. Never throws for what a tool or a machine may do.
/// </summary>
/// <remarks>
/// What a managed runtime changes at its start and does not keep cannot be given back: a SIGPIPE that was ignored before (the tool gets
/// the default) and, in the managed build, an ignored SIGTERM. On Windows the tool is started by
/// <see cref="System.Diagnostics.Process"/>; that path is not covered by tests.
/// </remarks>
internal static class ToolProcess
{
    private const int NotFound = 127;
    private const int NotExecutable = 126;
    private static readonly byte[] Shell = [.. "/bin/sh"u8];

    /// <summary>Becomes the tool. Returns only on failure, after one line on standard error, with 127 (not found) or 126.</summary>
    /// <param name="tool">The tool, whose file is a path.</param>
    /// <param name="variables">All of its environment.</param>
    public static unsafe int Replace(RawCommandLine tool, RawEnvironment variables)
    {
        if (OperatingSystem.IsWindows())
        {
            return WindowsTool.Run(tool).Code;
        }

        DiagnosticFiles.Remove();
        DescriptorLimit.Restore();
        var before = Libc.SetDisposition(SignalNumber.Pipe, NativeStart.IsLinked && NativeStart.IgnoresPipe ? Libc.Ignore : Libc.DefaultAction);
        if (NativeStart.IsLinked)
        {
            NativeStart.RestoreSignalMask();
        }

        using var environment = new NativeStrings(variables.Entries);
        var error = Execute(tool.File, tool.Arguments, environment);
        if (error == Libc.NotAnExecutableFormat)
        {
            error = Execute(Shell, ForShell(tool), environment);
        }

        _ = Libc.SetDisposition(SignalNumber.Pipe, before);
        return Refuse(tool, error).Code;
    }

    /// <summary>
    /// Starts the tool, waits until it has ended and tells how. Meanwhile, and from then on, the signals that would end this process
    /// are the tool's (<see cref="SignalForwarding"/>): the caller is to end soon, by <see cref="ToolExit.EndTheSameWay"/>.
    /// </summary>
    /// <param name="tool">The tool, whose file is a path.</param>
    /// <param name="variables">All of its environment.</param>
    /// <param name="meanwhile">What to do once while it runs. Must not throw.</param>
    public static ToolExit Run(RawCommandLine tool, RawEnvironment variables, Action meanwhile)
    {
        if (OperatingSystem.IsWindows())
        {
            return WindowsTool.Run(tool);
        }

        if (NativeStart.IsLinked ? NativeStart.IgnoresChild : IgnoredSignals.Contains(SignalNumber.Child))
        {
            // The kernel throws the exit code away, for us and for whoever left it so, and the tool is to inherit it: step aside.
            return ToolExit.NotStarted(Replace(tool, variables));
        }

        if (NativeStart.IsLinked)
        {
            return DirectRun.Of(tool, variables, meanwhile);
        }

        DescriptorLimit.Restore();
        var forwarding = SignalForwarding.Begin();
        return forwarding.During(mask =>
        {
            forwarding.Starts();
            var error = Start(tool, variables, mask, out var process);
            if (error != 0)
            {
                forwarding.Stop();
                return Refuse(tool, error);
            }

            forwarding.To(process);
            InheritedDescriptors.LetGo();
            meanwhile();
            var exit = ToolWait.ForEnd(process);
            forwarding.ToNobody();
            return exit;
        });
    }

    /// <summary>
    /// Starts a program of ours in the tool's place at the terminal, and waits until it has ended. Signals mean it and this process alike.
    /// </summary>
    public static ToolExit Call(RawCommandLine program)
    {
        NativeStart.RestoreSignalMask();
        var error = Start(program, RawEnvironment.OfThisProcess(), mask: [], out var process);
        var exit = error == 0 ? ToolWait.ForEnd(process) : ToolExit.NotStarted(NotFound);
        NativeStart.BlockTakenSignals();
        return exit;
    }

    /// <summary>Tells that there is nothing to execute, in one line on standard error.</summary>
    public static ToolExit Refuse(RawCommandLine tool, int error)
    {
        var reason = error == Libc.NoSuchFile && !tool.File.Contains((byte)'/')
            ? "command not found"
            : Marshal.GetPInvokeErrorMessage(error);
        StandardError.WriteLine([.. "telemetry: "u8, .. tool.Arguments[0], .. ": "u8, .. Encoding.UTF8.GetBytes(reason)]);
        return ToolExit.NotStarted(error == Libc.NoSuchFile ? NotFound : NotExecutable);
    }

    /// <summary>Starts the tool. Returns 0 or an error number.</summary>
    /// <param name="tool">The tool, whose file is a path.</param>
    /// <param name="variables">All of its environment.</param>
    /// <param name="mask">The signals that are blocked in it: a <c>sigset_t</c>. Empty: those of this thread.</param>
    /// <param name="process">Its number.</param>
    internal static int Start(RawCommandLine tool, RawEnvironment variables, ReadOnlySpan<byte> mask, out int process)
    {
        using var request = new SpawnRequest();
        if (!NativeStart.IsLinked || !NativeStart.IgnoresPipe)
        {
            request.DefaultSignals(SignalNumber.Pipe);
        }

        if (!mask.IsEmpty)
        {
            request.SignalMask(mask);
        }

        var error = request.Start(tool.File, tool.Arguments, variables.Entries, out process);
        return error == Libc.NotAnExecutableFormat ? request.Start(Shell, ForShell(tool), variables.Entries, out process) : error;
    }

    private static unsafe int Execute(byte[] path, IReadOnlyList<byte[]> argv, NativeStrings environment)
    {
        using var file = new NativeStrings([path]);
        using var arguments = new NativeStrings(argv);
        _ = Libc.Execute(file.Pointers[0], arguments.Pointers, environment.Pointers);
        return Marshal.GetLastPInvokeError();
    }

    // A script without a first line that names its interpreter: shells give it to sh, the kernel does not.
    private static byte[][] ForShell(RawCommandLine tool) => [tool.Arguments[0], tool.File, .. tool.Arguments[1..]];
}
