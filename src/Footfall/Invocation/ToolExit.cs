using System.Diagnostics.CodeAnalysis;

namespace Footfall;

/// <summary>How a tool ended, so that this process can end the same way.</summary>
internal readonly unsafe record struct ToolExit
{
    private const int CoreSize = 4;
    private const int SetDumpable = 4;
    private const int SignalBase = 128;

    private ToolExit(bool started, int code, int? signal)
    {
        Started = started;
        Code = code;
        Signal = signal;
    }

    /// <summary>False where the tool could not be started: nothing happened that could be counted.</summary>
    public bool Started { get; }

    /// <summary>The exit code as a shell would give it, 0 to 255: 127 not found, 126 not executable, 128 and the signal's number.</summary>
    public int Code { get; }

    /// <summary>The signal that ended the tool, if one did. Its number differs between platforms: <see cref="SignalNumber"/>.</summary>
    public int? Signal { get; }

    /// <summary>The tool came to its end by itself.</summary>
    public static ToolExit Exited(int code) => new(started: true, code & 0xff, signal: null);

    /// <summary>A signal ended the tool.</summary>
    public static ToolExit Killed(int signal) => new(started: true, SignalBase + signal, signal);

    /// <summary>The tool was never there: 127 or 126.</summary>
    public static ToolExit NotStarted(int code) => new(started: false, code, signal: null);

    /// <summary>Ends this process with the same code or by the same signal, without a core file of its own. Runs no handlers.</summary>
    [DoesNotReturn]
    public void EndTheSameWay()
    {
        if (OperatingSystem.IsWindows())
        {
            Environment.Exit(Code);
        }

        DiagnosticFiles.Remove();
        if (Signal is { } signal)
        {
            DieBy(signal);
        }

        Libc.ExitNow(Code);
        throw new InvalidOperationException("_exit returned.");
    }

    private static void DieBy(int signal)
    {
        var none = stackalloc ulong[2] { 0, 0 };
        _ = Libc.SetLimit(CoreSize, none);
        if (OperatingSystem.IsLinux())
        {
            // A handler of core files that the system pipes them to does not ask for the limit.
            _ = Libc.ControlProcess(SetDumpable, 0);
        }

        _ = Libc.SetDisposition(signal, Libc.DefaultAction);

        // Only this one: another that came meanwhile would end us in its place.
        var others = stackalloc byte[Libc.OpaqueSize];
        _ = Libc.FillSignals(others);
        _ = Libc.RemoveSignal(others, signal);
        _ = Libc.SetThreadMask(Libc.SetMask, others, null);
        _ = Libc.SendSignal(Environment.ProcessId, signal);

        // Another thread may be the one that takes it.
        Thread.Sleep(1000);
    }
}
