using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Footfall;

/// <summary>
/// A file that one process holds. Asked from the kernel itself: .NET goes on without a lock where a file system has none, and follows a link
/// that was planted in the file's place.
/// </summary>
internal static class LockFile
{
    /// <summary>Opens it, made where there is none, and locks it without waiting. Null: it is not ours.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isHeld">Another process has it; otherwise it cannot be had here at all.</param>
    public static SafeFileHandle? TryTake(string path, out bool isHeld)
    {
        isHeld = false;
        try
        {
            return OperatingSystem.IsWindows() ? File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None) : TryTakeOnUnix(path, out isHeld);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            isHeld = OperatingSystem.IsWindows() && File.Exists(path);
            return null;
        }
    }

    private static SafeFileHandle? TryTakeOnUnix(string path, out bool isHeld)
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
            return file;
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

    /// <summary>Locks what is open, without waiting. The kernel unlocks it when it is closed.</summary>
    /// <param name="descriptor">A file or a directory.</param>
    /// <param name="isHeld">Another process has it; otherwise this file system has no locks.</param>
    public static bool TryLock(int descriptor, out bool isHeld)
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
