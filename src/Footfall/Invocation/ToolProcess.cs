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
    private const string Shell = "/bin/sh";

    /// <summary>Becomes the tool. Returns only on failure, after one line on standard error, with 127 (not found) or 126.</summary>
    public static unsafe int Replace(RawCommandLine tool)
    {
        if (OperatingSystem.IsWindows())
        {
            return WindowsTool.Run(tool).Code;
        }

        DiagnosticFiles.Remove();
        DescriptorLimit.Restore();
        var before = Libc.SetDisposition(SignalNumber.Pipe, Libc.DefaultAction);
        using var file = new NativeStrings([tool.File]);
        using var arguments = new NativeStrings(tool.Arguments);
        _ = Libc.Execute(file.Pointers[0], arguments.Pointers);
        var error = Marshal.GetLastPInvokeError();
        _ = Libc.SetDisposition(SignalNumber.Pipe, before);
        return Refuse(tool, error).Code;
    }

    /// <summary>
    /// Starts the tool, waits until it has ended and tells how. Meanwhile, and from then on, the signals that would end this process
    /// are the tool's (<see cref="SignalForwarding"/>): the caller is to end soon, by <see cref="ToolExit.EndTheSameWay"/>.
    /// </summary>
    public static ToolExit Run(RawCommandLine tool)
    {
        if (OperatingSystem.IsWindows())
        {
            return WindowsTool.Run(tool);
        }

        if (IgnoredSignals.Contains(SignalNumber.Child))
        {
            // The kernel throws the exit code away, for us and for whoever left it so, and the tool is to inherit it: step aside.
            return ToolExit.NotStarted(Replace(tool));
        }

        DescriptorLimit.Restore();
        var forwarding = SignalForwarding.Begin();
        var error = Start(tool, out var process);
        if (error != 0)
        {
            forwarding.Stop();
            return Refuse(tool, error);
        }

        forwarding.To(process);
        InheritedDescriptors.LetGo();
        var exit = ToolWait.ForEnd(process);
        forwarding.ToNobody();
        return exit;
    }

    private static int Start(RawCommandLine tool, out int process)
    {
        using var request = new SpawnRequest();
        request.DefaultSignals(SignalNumber.Pipe);
        var error = request.Start(tool.File, tool.Arguments, environment: null, out process);
        if (error == Libc.NotAnExecutableFormat && ExecutablePath.Find(tool.File) is { } script)
        {
            // A script without a first line that names its interpreter: shells and execvp give it to sh, posix_spawn does not.
            error = request.Start(Encoding.UTF8.GetBytes(Shell), [tool.Arguments[0], script, .. tool.Arguments[1..]], null, out process);
        }

        return error;
    }

    private static ToolExit Refuse(RawCommandLine tool, int error)
    {
        var reason = error == Libc.NoSuchFile && !tool.File.Contains((byte)'/')
            ? "command not found"
            : Marshal.GetPInvokeErrorMessage(error);
        StandardError.WriteLine([.. "telemetry: "u8, .. tool.Arguments[0], .. ": "u8, .. Encoding.UTF8.GetBytes(reason)]);
        return ToolExit.NotStarted(error == Libc.NoSuchFile ? NotFound : NotExecutable);
    }
}
