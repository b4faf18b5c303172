using System.Runtime.InteropServices;
using Footfall.Protocol;
using Microsoft.Win32.SafeHandles;
using NodaTime;

namespace Footfall;

/// <summary>
/// Appends invocations to the day's segment: one open, one write, one close; no lock and no other process. The kernel orders the writers
/// (O_APPEND), so records of many processes never mix. Not synced: a power cut may take the last seconds, a kill takes nothing.
/// </summary>
internal sealed class JournalWriter(StateDirectory home)
{
    /// <summary>A day's segment grows no further than this many bytes: about two million invocations.</summary>
    public const long LargestSegment = 32 * 1024 * 1024;

    /// <summary>The file name of a day's segment.</summary>
    public static string Name(LocalDate day) => UtcDay.Format(day);

    /// <summary>
    /// Appends. False when it could not, whatever the reason: the directory is gone (the person opted out), the disk is full. Makes no
    /// directory, so that nothing comes back after an opt-out. Never throws.
    /// </summary>
    public bool TryAppend(ToolName tool, LocalDate day, Invocation invocation) => TryAppend(tool, Name(day), invocation);

    /// <summary>The same, into the segment of a moment's day.</summary>
    public bool TryAppend(ToolName tool, Instant now, Invocation invocation) => TryAppend(tool, UtcDay.TextOf(now), invocation);

    private bool TryAppend(ToolName tool, string day, Invocation invocation)
    {
        var path = Path.Combine(home.Journal(tool), day);
        var record = JournalRecord.Write(invocation);
        try
        {
            return OperatingSystem.IsWindows() ? AppendOnWindows(path, record) : AppendOnUnix(path, record);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return false;
        }
    }

    private static unsafe bool AppendOnUnix(string path, byte[] record)
    {
        // No FileStream: its append mode keeps a position of its own and would write over others' records.
        var descriptor = Libc.OpenExisting(path, Libc.AppendFlags);
        if (descriptor < 0 && Marshal.GetLastPInvokeError() == Libc.NoSuchFile)
        {
            // Only where nothing is: in the place of a FIFO this would wait, in the place of a link it would make what the link names.
            PrivateFiles.Open(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite).Dispose();
            descriptor = Libc.OpenExisting(path, Libc.AppendFlags);
        }

        if (descriptor < 0)
        {
            return false;
        }

        // A FIFO that somebody reads is not ours, nor is a file that has another name somewhere else.
        using var file = new SafeFileHandle(descriptor, ownsHandle: true);
        if (FileStatus.Of(file) is not { IsRegular: true, Names: 1, Size: < LargestSegment })
        {
            return false;
        }

        fixed (byte* bytes = record)
        {
            return Libc.WriteTo(descriptor, bytes, (nuint)record.Length) == record.Length;
        }
    }

    private static bool AppendOnWindows(string path, byte[] record)
    {
        if (!OperatingSystem.IsWindows() || !Directory.Exists(Path.GetDirectoryName(path)))
        {
            return false;
        }

        using var file = FileSystemAclExtensions.Create(
            new FileInfo(path),
            FileMode.OpenOrCreate,
            System.Security.AccessControl.FileSystemRights.AppendData,
            FileShare.ReadWrite | FileShare.Delete,
            bufferSize: 0,
            FileOptions.None,
            fileSecurity: null);
        file.Write(record);
        return true;
    }
}
