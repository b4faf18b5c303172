using Microsoft.Win32.SafeHandles;
using NodaTime;

namespace Footfall;

/// <summary>
/// Held by whoever works on the caches: one process of this person at a time. The kernel releases it when the process ends, however it ends.
/// Where it cannot be had, as on a file system without locks, nobody works on them: not added up is better than added up twice.
/// </summary>
internal sealed class FlushLock : IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);
    private readonly SafeFileHandle file;

    private FlushLock(SafeFileHandle file) => this.file = file;

    /// <summary>Takes the lock, waiting for at most so long; null when another process held it all the time or it cannot be had.</summary>
    public static FlushLock? TryTake(StateDirectory home, Duration patience)
    {
        for (var waited = TimeSpan.Zero; ; waited += Step)
        {
            if (KernelLock.TryTakeFile(home.FlushLock, out var isHeld) is { } file)
            {
                return new FlushLock(file);
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

        using var file = KernelLock.TryTakeFile(home.FlushLock, out var isHeld);
        return file is null && !isHeld;
    }

    public void Dispose() => file.Dispose();
}
