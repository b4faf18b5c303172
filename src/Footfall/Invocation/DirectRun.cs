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
        var early = TakeWaiting();
        var error = ToolProcess.Start(tool, variables, new ReadOnlySpan<byte>(NativeStart.SignalMask(), Libc.SignalSetSize), out var process);
        if (error != 0)
        {
            return ToolProcess.Refuse(tool, error);
        }

        // Also what the terminal sent to all: the tool was not among them yet.
        foreach (var signal in early)
        {
            _ = Libc.SendSignal(process, signal);
        }

        InheritedDescriptors.LetGo();
        meanwhile();
        return ToolWait.ForEnd(process, () => PassSignals(process));
    }

    /// <summary>Takes the signals that came before there is a tool.</summary>
    private static List<int> TakeWaiting()
    {
        var numbers = new List<int>();
        var pending = stackalloc byte[Libc.OpaqueSize];
        var information = stackalloc byte[Libc.OpaqueSize];
        while (Libc.PendingSignals(pending) == 0 && (*(ulong*)pending & *(ulong*)NativeStart.TakenSignals()) != 0)
        {
            numbers.Add(Libc.TakeSignal(NativeStart.TakenSignals(), information));
        }

        numbers.Remove(SignalNumber.Child);
        if (numbers.Remove(SignalNumber.TerminalStop))
        {
            OwnStop.By(SignalNumber.TerminalStop, OwnStop.Times);
        }

        return numbers;
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
                if (number == SignalNumber.TerminalStop)
                {
                    OwnStop.By(number, OwnStop.Times);
                }
            }
        }
    }
}
