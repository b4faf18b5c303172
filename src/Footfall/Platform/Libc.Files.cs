using System.Runtime.InteropServices;

namespace Footfall;

/// <summary>The one call that .NET's file API does not make as it is needed: an append that the kernel orders, and an open that never waits.</summary>
internal static partial class Libc
{
    /// <summary>A directory of the path is a file.</summary>
    public const int NotADirectory = 20;

    /// <summary>A socket, or a FIFO that nobody reads, opened for writing.</summary>
    public const int NoSuchDevice = 6;

    private const int WriteOnly = 1;

    /// <summary>The path ends in a symbolic link, where none is to be followed.</summary>
    public static int IsLink => OperatingSystem.IsLinux() ? 40 : 62;

    /// <summary>Read; otherwise as careful as <see cref="AppendFlags"/>.</summary>
    public static int ReadFlags => CarefulFlags;

    /// <summary>
    /// Write, at the end, close on exec, no symbolic link, and no waiting for the reader of a FIFO that was planted in the file's place.
    /// </summary>
    public static int AppendFlags => WriteOnly | (OperatingSystem.IsLinux() ? 0x400 : 0x8) | CarefulFlags;

    private static int CarefulFlags => !OperatingSystem.IsLinux()
        ? 0x1000000 | 0x100 | 0x4
        : 0x80000 | 0x800
            | (RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm or Architecture.Ppc64le ? 0x8000 : 0x20000);

    /// <summary>Opens what is there. The C function takes a mode when it creates, in a way that differs between platforms: this one never creates.</summary>
    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial int OpenExisting(string path, int flags);
}
