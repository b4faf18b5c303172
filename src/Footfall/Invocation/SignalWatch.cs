namespace Footfall;

/// <summary>
/// Takes signals together with who sent them, which a handler of the runtime is not told. Linux only. The main thread blocks them and
/// waits for them, and so the kernel gives them to it; the rare one that comes while it is busy goes to the runtime's handler.
/// </summary>
internal static unsafe class SignalWatch
{
    private const int Block = 0;
    private const int StackSize = 256 * 1024;

    /// <summary>Does something on another thread, and meanwhile takes signals on this one, which is to be the first of the process.</summary>
    /// <param name="work">Is given the signal mask from before, which a process that it starts is to have.</param>
    /// <param name="signals">Those to take.</param>
    /// <param name="receive">Told of each.</param>
    public static ToolExit During(Func<byte[], ToolExit> work, IEnumerable<int> signals, Action<ReceivedSignal> receive)
    {
        var set = stackalloc byte[Libc.OpaqueSize];
        _ = Libc.EmptySignals(set);
        foreach (var signal in signals.Append(SignalNumber.Child))
        {
            _ = Libc.AddSignal(set, signal);
        }

        var before = new byte[Libc.OpaqueSize];
        fixed (byte* mask = before)
        {
            _ = Libc.SetThreadMask(Block, set, mask);
        }

        var waiting = Libc.OwnThread();
        var exit = default(ToolExit);
        var over = false;
        var worker = new Thread(
            () =>
            {
                exit = work(before);
                Volatile.Write(ref over, true);
                _ = Libc.SendSignalToThread(waiting, SignalNumber.Child);
            },
            StackSize);
        worker.IsBackground = true;
        worker.Start();
        var information = stackalloc byte[Libc.OpaqueSize];
        while (!Volatile.Read(ref over))
        {
            var signal = Libc.TakeSignal(set, information);
            if (signal > 0 && signal != SignalNumber.Child)
            {
                receive(ReceivedSignal.From(signal, information));
            }
        }

        worker.Join();
        return exit;
    }
}
