using Microsoft.Win32.SafeHandles;

namespace Footfall;

/// <summary>
/// Held by whoever replaces a file of a directory: the new one is written beside the old under a name that all share, and without turns one would
/// move into place what another has half written. The lock is on the directory itself, so that nothing is left behind; the kernel ends it with the
/// process.
/// </summary>
internal static class DirectoryTurn
{
    private const int MostTries = 1_000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>
    /// Waits for the turn in the directory of a path. Null where nobody can be waited for: on Windows, where a file that is open cannot be replaced,
    /// in a directory that is not there, on a file system without locks.
    /// </summary>
    /// <exception cref="IOException">Somebody else did not end within seconds.</exception>
    public static IDisposable? Take(string path)
    {
        var descriptor = OperatingSystem.IsWindows() ? -1 : Libc.OpenExisting(Path.GetDirectoryName(path)!, Libc.DirectoryFlags);
        if (descriptor < 0)
        {
            return null;
        }

        var directory = new SafeFileHandle(descriptor, ownsHandle: true);
        for (var tries = 1; !LockFile.TryLock(descriptor, out var isHeld); tries++)
        {
            if (!isHeld || tries == MostTries)
            {
                directory.Dispose();
                return isHeld ? throw new IOException("Another process does not end what it writes there.") : null;
            }

            Thread.Sleep(Pause);
        }

        return directory;
    }
}
