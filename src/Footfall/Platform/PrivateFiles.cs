using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Footfall;

/// <summary>
/// How Footfall makes files and directories: for their owner only (0700 and 0600), replaced as a whole, synced before they replace
/// what was there. On Windows the profile's own access rules stand in for the modes.
/// </summary>
internal static class PrivateFiles
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes a directory, and those above it that are missing, for their owner only.</summary>
    public static void CreateDirectory(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        // The framework would give its mode to the last directory only.
        if (Path.GetDirectoryName(path) is { } parent && !Directory.Exists(parent))
        {
            CreateDirectory(parent);
        }

        if (!Directory.Exists(path))
        {
            Directory.CreateDirectory(path, Owner | UnixFileMode.UserExecute);
            SyncDirectoryOf(path);
        }
    }

    /// <summary>
    /// Has the disk keep that an entry was made, replaced or removed: a power cut may bring back the old one otherwise. Trouble is passed over, since
    /// what was done stands as long as the machine runs.
    /// </summary>
    public static void SyncDirectoryOf(string entry)
    {
        if (OperatingSystem.IsWindows() || Path.GetDirectoryName(entry) is not { Length: > 0 } directory)
        {
            return;
        }

        var descriptor = Libc.OpenExisting(directory, Libc.DirectoryFlags);
        if (descriptor >= 0)
        {
            using var handle = new SafeFileHandle(descriptor, ownsHandle: true);
            _ = Libc.Sync(descriptor);
        }
    }

    /// <summary>Opens a file, made for its owner only where it does not exist.</summary>
    public static FileStream Open(string path, FileMode mode, FileAccess access, FileShare share = FileShare.None)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = share, BufferSize = 0 };
        if (!OperatingSystem.IsWindows() && mode != FileMode.Open)
        {
            options.UnixCreateMode = Owner;
        }

        return new FileStream(path, options);
    }

    /// <summary>
    /// Puts new content in the place of a file: readers see the old or the new, never a part, also after a power cut, which may bring back the
    /// old one.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="content">All of it.</param>
    /// <param name="patience">How long to wait while another process replaces something in the same directory: by default five seconds.</param>
    /// <param name="isDone">Asked after waiting: whether what another process has written meanwhile will do.</param>
    /// <exception cref="IOException">It could not be written, or another process writes there.</exception>
    public static void Replace(string path, ReadOnlySpan<byte> content, TimeSpan? patience = null, Func<bool>? isDone = null)
    {
        using var turn = KernelLock.TakeDirectoryOf(path, patience ?? TimeSpan.FromSeconds(5), out var hasWaited);
        if (hasWaited && isDone?.Invoke() == true)
        {
            return;
        }

        // No tool's name has this letter, so that nobody's answer is called like that.
        var fresh = path + "~";
        File.Delete(fresh);
        using (var file = Open(fresh, FileMode.CreateNew, FileAccess.Write))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(fresh, path, overwrite: true);
    }

    /// <summary>
    /// Opens a regular file for reading; null where there is none. Never waits on a FIFO and follows no link: what is in the place of a file
    /// of ours and is not one (<paramref name="isOther"/>) is not looked into.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="length">How long it is, in bytes.</param>
    /// <param name="isOther">Something else is in its place.</param>
    /// <exception cref="IOException">It is there but cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It is there but may not be read.</exception>
    public static SafeFileHandle? OpenToRead(string path, out long length, out bool isOther)
    {
        length = 0;
        isOther = false;
        if (OperatingSystem.IsWindows())
        {
            isOther = Directory.Exists(path);
            var opened = isOther || !File.Exists(path) ? null : File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            length = opened is null ? 0 : RandomAccess.GetLength(opened);
            return opened;
        }

        var descriptor = Libc.OpenExisting(path, Libc.ReadFlags);
        if (descriptor < 0)
        {
            // A path that names no file of ours: too long, below a loop of links, not permitted.
            var error = Marshal.GetLastPInvokeError();
            isOther = error == Libc.IsLink || error == Libc.NoSuchDevice;
            return isOther || error is Libc.NoSuchFile or Libc.NotADirectory ? null : throw new IOException($"It cannot be opened (error {error}).");
        }

        var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        var status = FileStatus.Of(handle);
        if (status is { IsRegular: true, Size: var size })
        {
            length = size;
            return handle;
        }

        handle.Dispose();
        isOther = status is not null;
        return isOther ? null : throw new IOException("It cannot be looked at.");
    }

    /// <summary>As <see cref="OpenToRead"/>, for reading in order.</summary>
    /// <exception cref="IOException">It is there but cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It is there but may not be read.</exception>
    public static FileStream? OpenRegular(string path, out bool isOther) =>
        OpenToRead(path, out _, out isOther) is { } handle ? new FileStream(handle, FileAccess.Read, bufferSize: 0) : null;

    /// <summary>Reads a small regular file; null where there is none. Never waits, and never reads more than the limit plus one.</summary>
    /// <exception cref="IOException">It is there but cannot be read, or is not a regular file.</exception>
    /// <exception cref="UnauthorizedAccessException">It is there but may not be read.</exception>
    public static byte[]? ReadSmall(string path, int limit)
    {
        using var file = OpenRegular(path, out var isOther);
        if (file is null)
        {
            return isOther ? throw new IOException("It is not a regular file.") : null;
        }

        var bytes = new byte[Math.Min(file.Length, limit) + 1];
        var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return bytes[..length];
    }
}
