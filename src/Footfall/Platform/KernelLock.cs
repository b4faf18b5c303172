using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Footfall;

/// <summary>
/// A lock of the kernel, which ends with its process: on a file of its own, or on a directory by whoever replaces files in it. Asked from the
/// kernel itself: .NET goes on without a lock where a file system has none, and follows a link that was planted in the file's place.
/// </summary>
internal sealed class KernelLock : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private readonly SafeFileHandle held;

    private KernelLock(SafeFileHandle held) => this.held = held;

    /// <summary>Opens a file, made where there is none, and locks it without waiting. Null: it is not ours.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isHeld">Another process has it; otherwise it cannot be had here at all.</param>
    public static KernelLock? TryTakeFile(string path, out bool isHeld)
    {
        isHeld = false;
        try
        {
            return OperatingSystem.IsWindows()
                ? new KernelLock(File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
                : TryTakeFileOnUnix(path, out isHeld);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            isHeld = OperatingSystem.IsWindows() && File.Exists(path);
            return null;
        }
    }

    /// <summary>
    /// Locks the directory of a file that is to be replaced: the new one is written beside the old under a name that all share, and without turns
    /// one would move into place what another has half written. The lock is on the directory itself, so that nothing is left behind. Null where
    /// there are no turns: on Windows, where a file that is open cannot be replaced, in a directory that is not there, on a file system without
    /// locks.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="patience">How long to wait for another process.</param>
    /// <param name="hasWaited">Whether another process had it before.</param>
    /// <exception cref="IOException">Another process has it.</exception>
    public static KernelLock? TakeDirectoryOf(string path, TimeSpan patience, out bool hasWaited)
    {
        hasWaited = false;
        var descriptor = OperatingSystem.IsWindows() ? -1 : Libc.OpenExisting(Path.GetDirectoryName(path)!, Libc.DirectoryFlags);
        if (descriptor < 0)
        {
            return null;
        }

        var directory = new SafeFileHandle(descriptor, ownsHandle: true);
        for (var waited = TimeSpan.Zero; !TryLock(descriptor, out var isHeld); waited += Pause)
        {
            if (!isHeld || waited >= patience)
            {
                directory.Dispose();
                return isHeld ? throw new IOException("Another process writes there.") : null;
            }

            hasWaited = true;
            Thread.Sleep(Pause);
        }

        return new KernelLock(directory);
    }

    /// <summary>Lets go of it, at once: closing alone would leave it to a child that is just being started, until that becomes its program.</summary>
    public void Dispose()
    {
        if (!OperatingSystem.IsWindows() && !held.IsClosed)
        {
            _ = Libc.Lock((int)held.DangerousGetHandle(), Libc.Unlock);
        }

        held.Dispose();
    }

    private static KernelLock? TryTakeFileOnUnix(string path, out bool isHeld)
    {
        isHeld = false;
        var descriptor = Libc.OpenExisting(path, Libc.ReadWriteFlags);
        if (descriptor < 0 && Marshal.GetLastPInvokeError() == Libc.NoSuchFile)
        {
            Make(path);
            descriptor = Libc.OpenExisting(path, Libc.ReadWriteFlags);
        }

        if (descriptor < 0)
        {
            return null;
        }

        var file = new SafeFileHandle(descriptor, ownsHandle: true);
        if (FileStatus.Of(file) is { IsRegular: true } && TryLock(descriptor, out isHeld))
        {
            return new KernelLock(file);
        }

        file.Dispose();
        return null;
    }

    private static void Make(string path)
    {
        try
        {
            PrivateFiles.Open(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite).Dispose();
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process has made it just now.
        }
    }

    private static bool TryLock(int descriptor, out bool isHeld)
    {
        int error;
        do
        {
            error = Libc.Lock(descriptor, Libc.ExclusiveWithoutWaiting) == 0 ? 0 : Marshal.GetLastPInvokeError();
        }
        while (error == Libc.Interrupted);

        isHeld = error == Libc.WouldBlock;
        return error == 0;
    }
}
