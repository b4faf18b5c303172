using System.Runtime.InteropServices;

namespace Footfall;

/// <summary>
/// The calls that .NET's file API does not make as they are needed: an append that the kernel orders, an open that never waits, and questions
/// about paths that are not text.
/// </summary>
internal static unsafe partial class Libc
{
    /// <summary>A directory of the path is a file.</summary>
    public const int NotADirectory = 20;

    /// <summary>A socket, or a FIFO that nobody reads, opened for writing.</summary>
    public const int NoSuchDevice = 6;

    /// <summary>No permission.</summary>
    public const int AccessDenied = 13;

    /// <summary>May it be executed?</summary>
    public const int MayExecute = 1;

    /// <summary>May it be written?</summary>
    public const int MayWrite = 2;

    /// <summary>Where the name begins in an entry of <see cref="ReadDirectory"/>, on 64-bit Linux.</summary>
    public const int EntryName = 19;

    /// <summary>Room for the longest path that <see cref="RealPath"/> gives, and its end.</summary>
    public const int LongestPath = 4096;

    /// <summary>What every file system tells, for <see cref="StatusOf"/>.</summary>
    public const uint BasicStatus = 0x7ff;

    /// <summary>For <see cref="StatusOf"/>: a link is not followed.</summary>
    public const int OfLinkItself = 0x100;

    /// <summary>For <see cref="StatusOf"/>: with an empty path, the file that is open.</summary>
    public const int OfDescriptor = 0x1000;

    /// <summary>For <see cref="Lock"/>: for this process alone, now or not at all.</summary>
    public const int ExclusiveWithoutWaiting = 2 | 4;

    /// <summary>For <see cref="Lock"/>: ends it.</summary>
    public const int Unlock = 8;

    private const int WriteOnly = 1;

    /// <summary>Relative paths are those of this process.</summary>
    public static int CurrentDirectory => OperatingSystem.IsMacOS() ? -2 : -100;

    /// <summary>By the rights that count when a file is executed: those of the effective user.</summary>
    public static int ByEffectiveUser => OperatingSystem.IsMacOS() ? 0x10 : 0x200;

    /// <summary>The path ends in a symbolic link, where none is to be followed.</summary>
    public static int IsLink => OperatingSystem.IsLinux() ? 40 : 62;

    /// <summary>Another process holds the lock.</summary>
    public static int WouldBlock => OperatingSystem.IsLinux() ? 11 : 35;

    /// <summary>Read and write; otherwise as careful as <see cref="AppendFlags"/>.</summary>
    public static int ReadWriteFlags => ReadWrite | CarefulFlags;

    /// <summary>Read; otherwise as careful as <see cref="AppendFlags"/>.</summary>
    public static int ReadFlags => CarefulFlags;

    /// <summary>
    /// Write, at the end, close on exec, no symbolic link, and no waiting for the reader of a FIFO that was planted in the file's place.
    /// </summary>
    public static int AppendFlags => WriteOnly | (OperatingSystem.IsLinux() ? 0x400 : 0x8) | CarefulFlags;

    /// <summary>Read, close on exec; a link is followed.</summary>
    public static int DirectoryFlags => OperatingSystem.IsLinux() ? 0x80000 : 0x1000000;

    private static int CarefulFlags => !OperatingSystem.IsLinux()
        ? 0x1000000 | 0x100 | 0x4
        : 0x80000 | 0x800
            | (RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm or Architecture.Ppc64le ? 0x8000 : 0x20000);

    /// <summary>Opens what is there. The C function takes a mode when it creates, in a way that differs between platforms: this one never creates.</summary>
    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial int OpenExisting(string path, int flags);

    /// <summary>Returns when what was done to the file, or to the entries of the directory, is on the disk.</summary>
    [LibraryImport("libc", EntryPoint = "fsync")]
    public static partial int Sync(int descriptor);

    /// <summary>
    /// Locks what is open: <see cref="ExclusiveWithoutWaiting"/>. The kernel unlocks it at <see cref="Unlock"/>, or when every copy of the descriptor
    /// is closed.
    /// </summary>
    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    public static partial int Lock(int descriptor, int operation);

    /// <summary>0 where it cannot be opened.</summary>
    [LibraryImport("libc", EntryPoint = "opendir", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint OpenDirectory(string path);

    /// <summary>The next entry, its name at <see cref="EntryName"/>; null behind the last. Linux only: the structure differs.</summary>
    [LibraryImport("libc", EntryPoint = "readdir")]
    public static partial byte* ReadDirectory(nint directory);

    [LibraryImport("libc", EntryPoint = "closedir")]
    public static partial int CloseDirectory(nint directory);

    [LibraryImport("libc", EntryPoint = "faccessat")]
    public static partial int MayAccess(int directory, byte* path, int mode, int flags);

    /// <summary>The path without links, or null where there is nothing.</summary>
    [LibraryImport("libc", EntryPoint = "realpath")]
    public static partial byte* RealPath(byte* path, byte* resolved);

    /// <summary>Linux only: <c>stat</c> has another structure on every processor.</summary>
    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true)]
    public static partial int StatusOf(int directory, byte* path, int flags, uint mask, byte* status);

    [LibraryImport("libc", EntryPoint = "stat", SetLastError = true)]
    public static partial int StatusOnMac(byte* path, byte* status);

    [LibraryImport("libc", EntryPoint = "stat$INODE64", SetLastError = true)]
    public static partial int StatusOnIntelMac(byte* path, byte* status);

    [LibraryImport("libc", EntryPoint = "lstat", SetLastError = true)]
    public static partial int LinkStatusOnMac(byte* path, byte* status);

    [LibraryImport("libc", EntryPoint = "lstat$INODE64", SetLastError = true)]
    public static partial int LinkStatusOnIntelMac(byte* path, byte* status);

    [LibraryImport("libc", EntryPoint = "fstat")]
    public static partial int DescriptorStatusOnMac(int descriptor, byte* status);

    [LibraryImport("libc", EntryPoint = "fstat$INODE64")]
    public static partial int DescriptorStatusOnIntelMac(int descriptor, byte* status);
}
