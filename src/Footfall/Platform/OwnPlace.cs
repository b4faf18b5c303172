using System.Runtime.InteropServices;

namespace Footfall;

/// <summary>
/// Whether what stands in a place of ours can be ours. Below the root no link is followed and no file has a second name: who wrote there, or
/// deleted, would do it somewhere else.
/// </summary>
internal static class OwnPlace
{
    /// <summary>Whether there is a directory, or nothing. On Windows: always.</summary>
    public static bool TakesDirectory(string path) => FileStatus.OfEntry(path) is not { IsDirectory: false };

    /// <summary>Whether there is a regular file with this one name, or nothing. On Windows: always.</summary>
    public static bool TakesFile(string path) => FileStatus.OfEntry(path) is not { } status || status is { IsRegular: true, Names: 1 };

    /// <summary>Whether anything has this name, a link that leads nowhere too.</summary>
    /// <exception cref="IOException">That cannot be told. Then it may not be taken for gone: what was kept would be begun anew.</exception>
    public static bool IsThere(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return File.Exists(path) || Directory.Exists(path);
        }

        if (FileStatus.OfEntry(path) is not null)
        {
            return true;
        }

        return LooksGone() ? false : throw new IOException($"'{path}' cannot be looked at (error {Marshal.GetLastPInvokeError()}).");
    }

    /// <summary>After a <see cref="FileStatus"/> that was null: whether that was because nothing is there, and not for another error.</summary>
    public static bool LooksGone() => Marshal.GetLastPInvokeError() is Libc.NoSuchFile or Libc.NotADirectory;

    /// <summary>Goes on only where each is a directory, or nothing yet.</summary>
    /// <exception cref="IOException">One is something else.</exception>
    public static void RequireDirectories(params ReadOnlySpan<string> paths)
    {
        foreach (var path in paths)
        {
            if (!TakesDirectory(path))
            {
                throw new IOException($"'{path}' is a link or a file where a directory of Footfall would be.");
            }
        }
    }
}
