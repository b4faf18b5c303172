using System.Runtime.InteropServices;

namespace Footfall;

/// <summary>Waits for a child, and stops with it where a person stopped it at the terminal.</summary>
internal static unsafe class ToolWait
{
    private const int Unknown = 255;
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits until the child has ended.</summary>
    /// <param name="process">The child.</param>
    /// <param name="untilNews">Waits until there may be news of it. Null: the kernel waits.</param>
    public static ToolExit ForEnd(int process, Action? untilNews = null)
    {
        var status = default(ChildStatus);
        while (!status.IsEnd)
        {
            if (status.StopSignal is { } signal)
            {
                status = StopLikewise(process, signal);
            }
            else if (!TryNext(process, untilNews is null ? Libc.AlsoStopped : Libc.AlsoStopped | Libc.DoNotHang, out status))
            {
                return ToolExit.Exited(Unknown);
            }
            else if (!status.IsNews)
            {
                untilNews?.Invoke();
            }
        }

        return status.Exit;
    }

    // The shell waits for us, and comes back to its prompt when we stop: after Ctrl-Z, which means the tool, and when the tool suspends
    // itself. Outside of the terminal's foreground nobody would wake us, so we go on waiting.
    private static ChildStatus StopLikewise(int process, int signal)
    {
        if (!Terminal.IsForeground)
        {
            return default;
        }

        // Whoever stops the whole group by a signal that nobody can take stops us too, and we may have been told of the tool's stop before:
        // then this is where we stop, and it is over by now.
        var times = OwnStop.Times;
        Thread.Sleep(Settling);
        if (TryNext(process, Libc.DoNotHang | Libc.AlsoStopped | Libc.AlsoContinued, out var status) && status is { IsNews: true, StopSignal: null })
        {
            return status;
        }

        OwnStop.By(signal, times);

        // Somebody continued us: by the group, then the tool goes on already (and may have stopped anew), or us alone.
        if (TryNext(process, Libc.DoNotHang | Libc.AlsoStopped | Libc.AlsoContinued, out status) && status.IsNews)
        {
            return status;
        }

        _ = Libc.SendSignal(process, SignalNumber.Continue);
        return default;
    }

    /// <summary>Asks what happened to the child. False: there is no such child.</summary>
    private static bool TryNext(int process, int options, out ChildStatus status)
    {
        var word = 0;
        int answer;
        do
        {
            answer = Libc.WaitFor(process, &word, options);
        }
        while (answer == -1 && Marshal.GetLastPInvokeError() == Libc.Interrupted);

        status = new ChildStatus(word, answer == process);
        return answer >= 0;
    }
}
