using System.Runtime.InteropServices;

namespace Footfall;

/// <summary>The few calls that .NET's file API does not make as they are needed: an append that the kernel orders.</summary>
internal static partial class Libc
{
    private const string Library = "libc";

    public const int WriteOnly = 1;

    public static int AppendFlags => OperatingSystem.IsLinux() ? 0x400 | 0x80000 : 0x8 | 0x1000000;

    public static int CreateFlag => OperatingSystem.IsLinux() ? 0x40 : 0x200;

    public static int NoFollowFlag => !OperatingSystem.IsLinux() ? 0x100
        : RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm ? 0x8000 : 0x20000;

    /// <summary>A FIFO planted in the place of a segment must not make a wrapped command wait for its reader.</summary>
    public static int NonBlockFlag => OperatingSystem.IsLinux() ? 0x800 : 0x4;

    [LibraryImport(Library, EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial int Open(string path, int flags, int mode);

    [LibraryImport(Library, EntryPoint = "write", SetLastError = true)]
    public static unsafe partial nint Write(int descriptor, byte* bytes, nint count);

    [LibraryImport(Library, EntryPoint = "close")]
    public static partial int Close(int descriptor);
}
