using NodaTime;

namespace Footfall;

/// <summary>
/// Held by whoever works on the caches: one process of this person at a time. The kernel releases it when the process ends, however it ends.
/// </summary>
internal sealed class FlushLock : IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);
    private readonly FileStream file;

    private FlushLock(FileStream file) => this.file = file;

    /// <summary>Takes the lock, waiting for at most so long; null when another process held it all the time or the file cannot be made.</summary>
    public static FlushLock? TryTake(StateDirectory home, Duration patience)
    {
        for (var waited = TimeSpan.Zero; ; waited += Step)
        {
            try
            {
                return new FlushLock(PrivateFiles.Open(home.FlushLock, FileMode.OpenOrCreate, FileAccess.ReadWrite));
            }
            catch (IOException) when (waited < patience.ToTimeSpan() && Directory.Exists(home.Root))
            {
                Thread.Sleep(Step);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }
    }

    public void Dispose() => file.Dispose();
}
