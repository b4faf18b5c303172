namespace Footfall;

/// <summary>
/// Stops this process, with all of its threads, until somebody continues it. Two threads may find at the same time that it has to: it stops
/// once for both. Thread-safe.
/// </summary>
internal static unsafe class OwnStop
{
    private static readonly Lock Turn = new();
    private static volatile int s_times;

    /// <summary>How often it has stopped so far. To be asked before whatever leads to the decision.</summary>
    public static int Times => s_times;

    /// <summary>Stops by the default action of a signal, also where the signal is blocked, ignored or has a handler.</summary>
    /// <param name="signal">The one by which whoever waits for us learns why.</param>
    /// <param name="times"><see cref="Times"/> from before the decision. Where it has stopped since, that was for the same reason.</param>
    public static void By(int signal, int times)
    {
        lock (Turn)
        {
            if (times == s_times)
            {
                s_times++;
                Stop(signal);
            }
        }
    }

    // Raised while it is blocked: should another thread stop us by the same signal meanwhile, the kernel forgets this one when we are continued.
    private static void Stop(int signal)
    {
        var before = stackalloc byte[Libc.OpaqueSize];
        var mask = stackalloc byte[Libc.OpaqueSize];
        _ = Libc.SetThreadMask(Libc.SetMask, null, before);
        _ = Libc.SetThreadMask(Libc.SetMask, null, mask);
        _ = Libc.AddSignal(mask, signal);
        _ = Libc.SetThreadMask(Libc.SetMask, mask, null);
        _ = Libc.Raise(signal);

        // All zero: the default action, without flags.
        var byDefault = stackalloc byte[Libc.OpaqueSize];
        var action = stackalloc byte[Libc.OpaqueSize];
        _ = Libc.SetAction(signal, byDefault, action);
        _ = Libc.RemoveSignal(mask, signal);
        _ = Libc.SetThreadMask(Libc.SetMask, mask, null);

        // Stopped, and continued.
        _ = Libc.SetThreadMask(Libc.SetMask, before, null);
        _ = Libc.SetAction(signal, action, null);
    }
}
