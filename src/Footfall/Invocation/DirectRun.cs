namespace Footfall;

/// <summary>
/// Runs a tool on the one thread of a program that begins with <see cref="NativeStart"/>. The signals that belong to the tool are blocked since
/// before there was a second thread, so none is lost and none ends us; this thread takes them, together with who sent them.
/// </summary>
internal static unsafe class DirectRun
{
    /// <summary>As <see cref="ToolProcess.Run"/>.</summary>
    public static ToolExit Of(RawCommandLine tool, RawEnvironment variables, Action meanwhile)
    {
        var error = ToolProcess.Start(tool, variables, new ReadOnlySpan<byte>(NativeStart.SignalMask(), Libc.SignalSetSize), out var process);
        if (error != 0)
        {
            return ToolProcess.Refuse(tool, error);
        }

        InheritedDescriptors.LetGo();
        meanwhile();
        return ToolWait.ForEnd(process, () => PassSignals(process));
    }

    /// <summary>Passes signals on until one tells of a child.</summary>
    private static void PassSignals(int process)
    {
        var information = stackalloc byte[Libc.OpaqueSize];
        while (true)
        {
            var number = Libc.TakeSignal(NativeStart.TakenSignals(), information);
            if (number == SignalNumber.Child)
            {
                return;
            }

            if (number > 0 && ReceivedSignal.From(number, information) is var signal && !signal.HasReached(process))
            {
                _ = Libc.SendSignal(process, number);
            }
        }
    }
}
