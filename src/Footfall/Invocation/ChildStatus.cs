namespace Footfall;

/// <summary>The status word of <c>waitpid</c>. The default value is no news.</summary>
/// <param name="Word">The word.</param>
/// <param name="IsNews">Whether there was a word.</param>
internal readonly record struct ChildStatus(int Word, bool IsNews)
{
    private const int Stopped = 0x7f;
    private const int ContinuedOnLinux = 0xffff;

    /// <summary>The child has ended.</summary>
    public bool IsEnd => IsNews && (Word & 0x7f) != Stopped && Word != ContinuedOnLinux;

    /// <summary>The signal that stopped the child, if it has stopped. On macOS a stop by SIGCONT means that it goes on.</summary>
    public int? StopSignal => IsNews && (Word & 0xff) == Stopped && (Word >> 8) != SignalNumber.Continue ? Word >> 8 : null;

    /// <summary>How it ended. Only where <see cref="IsEnd"/>.</summary>
    public ToolExit Exit => (Word & 0x7f) == 0 ? ToolExit.Exited((Word >> 8) & 0xff) : ToolExit.Killed(Word & 0x7f);
}
