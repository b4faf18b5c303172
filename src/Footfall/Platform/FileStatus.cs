using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Footfall;

/// <summary>What the file system says of a file, behind all links. Two files with the same device and inode are one.</summary>
/// <param name="Device">The file system.</param>
/// <param name="Inode">The file in it.</param>
/// <param name="Mode">Type and permissions.</param>
/// <param name="Names">How many names it has in its file system: hard links.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Changed">When its content changed last: nanoseconds since 1970.</param>
internal readonly unsafe record struct FileStatus(ulong Device, ulong Inode, uint Mode, uint Names, long Size, long Changed)
{
    private const int NanosecondsShift = 1_000_000_000;
    private const uint TypeMask = 0xf000;
    private const uint Regular = 0x8000;
    private const uint AllOfOthers = 0x3f;

    public bool IsRegular => (Mode & TypeMask) == Regular;

    /// <summary>Others than the owner may read, change or enter it.</summary>
    public bool IsOpenToOthers => (Mode & AllOfOthers) != 0;

    public bool IsSameFile(FileStatus other) => Device == other.Device && Inode == other.Inode;

    /// <summary>Null where there is no such file, and on Windows. A path is bytes: it need not be text.</summary>
    public static FileStatus? Of(ReadOnlySpan<byte> path) => Of(path, followsLinks: true);

    public static FileStatus? Of(string path) => Of(Encoding.UTF8.GetBytes(path));

    /// <summary>Of what has this name itself, also if it is a link.</summary>
    public static FileStatus? OfEntry(string path) => Of(Encoding.UTF8.GetBytes(path), followsLinks: false);

    /// <summary>Of an open file; null on Windows.</summary>
    public static FileStatus? Of(SafeFileHandle file)
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        Span<byte> status = stackalloc byte[Libc.OpaqueSize];
        var descriptor = (int)file.DangerousGetHandle();
        fixed (byte* bytes = status, nothing = "\0"u8)
        {
            return OperatingSystem.IsLinux()
                ? Libc.StatusOf(descriptor, nothing, Libc.OfDescriptor, Libc.BasicStatus, bytes) == 0 ? FromLinux(status) : null
                : StatusOnMac(descriptor, bytes) == 0 ? FromMac(status) : null;
        }
    }

    private static FileStatus? Of(ReadOnlySpan<byte> path, bool followsLinks)
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        Span<byte> status = stackalloc byte[Libc.OpaqueSize];
        using var name = new NativeStrings([path.ToArray()]);
        fixed (byte* bytes = status)
        {
            return OperatingSystem.IsLinux()
                ? Libc.StatusOf(Libc.CurrentDirectory, name.Pointers[0], followsLinks ? 0 : Libc.OfLinkItself, Libc.BasicStatus, bytes) == 0 ? FromLinux(status) : null
                : StatusOnMac(name.Pointers[0], bytes, followsLinks) == 0 ? FromMac(status) : null;
        }
    }

    /// <summary>Whether this process may execute the file, by the rights of its effective user.</summary>
    public static bool MayExecute(byte[] path) => MayAccess(path, Libc.MayExecute);

    /// <summary>Whether this process may make and delete files in the directory.</summary>
    public static bool MayWriteInto(string directory) =>
        OperatingSystem.IsWindows() || MayAccess(Encoding.UTF8.GetBytes(directory), Libc.MayExecute | Libc.MayWrite);

    private static bool MayAccess(byte[] path, int mode)
    {
        using var name = new NativeStrings([path]);
        return Libc.MayAccess(Libc.CurrentDirectory, name.Pointers[0], mode, Libc.ByEffectiveUser) == 0;
    }

    // struct statx is the same on every processor.
    private static FileStatus FromLinux(ReadOnlySpan<byte> status) => new(
        (ulong)UInt32(status, 136) << 32 | UInt32(status, 140),
        (ulong)Int64(status, 32),
        BinaryPrimitives.ReadUInt16LittleEndian(status[28..]),
        UInt32(status, 16),
        Int64(status, 40),
        Time(Int64(status, 112), UInt32(status, 120)));

    private static FileStatus FromMac(ReadOnlySpan<byte> status) => new(
        UInt32(status, 0),
        (ulong)Int64(status, 8),
        BinaryPrimitives.ReadUInt16LittleEndian(status[4..]),
        BinaryPrimitives.ReadUInt16LittleEndian(status[6..]),
        Int64(status, 96),
        Time(Int64(status, 48), UInt32(status, 56)));

    private static int StatusOnMac(byte* path, byte* status, bool followsLinks) => (IsIntel, followsLinks) switch
    {
        (true, true) => Libc.StatusOnIntelMac(path, status),
        (true, false) => Libc.LinkStatusOnIntelMac(path, status),
        (false, true) => Libc.StatusOnMac(path, status),
        (false, false) => Libc.LinkStatusOnMac(path, status),
    };

    private static int StatusOnMac(int descriptor, byte* status) =>
        IsIntel ? Libc.DescriptorStatusOnIntelMac(descriptor, status) : Libc.DescriptorStatusOnMac(descriptor, status);

    private static bool IsIntel => RuntimeInformation.ProcessArchitecture == Architecture.X64;

    // Whatever a file system makes of a time: it is only compared.
    private static long Time(long seconds, uint nanoseconds) => unchecked((seconds * NanosecondsShift) + nanoseconds);

    private static uint UInt32(ReadOnlySpan<byte> status, int at) => BinaryPrimitives.ReadUInt32LittleEndian(status[at..]);

    private static long Int64(ReadOnlySpan<byte> status, int at) => BinaryPrimitives.ReadInt64LittleEndian(status[at..]);
}
