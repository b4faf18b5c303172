namespace Footfall;

/// <summary>A signal and where it came from.</summary>
/// <param name="Number">Which.</param>
/// <param name="FromKernel">The kernel sent it: a key or a change at the terminal, a timer. Otherwise a process did.</param>
/// <param name="Sender">The process that sent it; 0 where none did.</param>
internal readonly record struct ReceivedSignal(int Number, bool FromKernel, int Sender)
{
    private const int SentByKernel = 0x80;
    private const int CodeOffset = 8;

    private static int SenderOffset => nint.Size == 8 ? 16 : 12;

    /// <summary>Reads a <c>siginfo_t</c> of Linux.</summary>
    public static unsafe ReceivedSignal From(int number, byte* information)
    {
        var code = *(int*)(information + CodeOffset);
        return new ReceivedSignal(number, code == SentByKernel, code == SentByKernel ? 0 : *(int*)(information + SenderOffset));
    }

    /// <summary>Whether a tool has it already, without our passing it on.</summary>
    /// <param name="process">The tool.</param>
    public bool HasReached(int process) => Number switch
    {
        _ when Sender == process => true,

        // The terminal's to its foreground group. When it is gone, it first tells the leader of the session alone.
        _ when Number == SignalNumber.TerminalStop => FromKernel,
        SignalNumber.Interrupt or SignalNumber.Quit or SignalNumber.Window => FromKernel,
        SignalNumber.Hangup => FromKernel && Libc.SessionOf(0) != Environment.ProcessId,

        // A shell continues the whole group by kill.
        _ when Number == SignalNumber.Continue => Terminal.IsForeground,
        _ => false,
    };
}
