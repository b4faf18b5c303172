using NodaTime;

namespace Footfall;

/// <summary>
/// Held by whoever works on the caches: one process of this person at a time. The kernel releases it when the process ends, however it ends.
/// Where it cannot be had, as on a file system without locks, nobody works on them: not added up is better than added up twice.
/// </summary>
internal sealed class FlushLock : IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);
    private readonly KernelLock held;

    private FlushLock(KernelLock held) => this.held = held;

    /// <summary>Takes the lock, waiting for at most so long; null when another process held it all the time or it cannot be had.</summary>
    public static FlushLock? TryTake(StateDirectory home, Duration patience)
    {
        for (var waited = TimeSpan.Zero; ; waited += Step)
        {
            if (KernelLock.TryTakeFile(home.FlushLock, out var isHeld) is { } held)
            {
                return new FlushLock(held);
            }

            if (!isHeld || waited >= patience.ToTimeSpan())
            {
                return null;
            }

            Thread.Sleep(Step);
        }
    }

    /// <summary>Whether nobody can have it, for another reason than that somebody has it. Makes no file.</summary>
    public static bool IsOutOfReach(StateDirectory home)
    {
        if (!Path.Exists(home.FlushLock) && OwnPlace.TakesFile(home.FlushLock))
        {
            return false;
        }

        using var held = KernelLock.TryTakeFile(home.FlushLock, out var isHeld);
        return held is null && !isHeld;
    }

    public void Dispose() => held.Dispose();
}
