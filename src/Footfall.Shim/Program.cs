using System.Runtime.InteropServices;

namespace Footfall.Front;

/// <summary>Becomes the full <c>telemetry</c> beside it.</summary>
internal static unsafe partial class Program
{
    private const int Longest = 4096;
    private const int NotFound = 127;

    private static int Main(string[] arguments)
    {
        var environment = Environ();

        // Linux lays the arguments, as bytes, before the environment.
        var given = environment - arguments.Length - 2;
        var path = stackalloc byte[Longest + 20];
        var length = (int)ReadLink("/proc/self/exe"u8, path, Longest);
        if (length > 0)
        {
            var own = new Span<byte>(path, Longest + 20);
            "full/telemetry\0"u8.CopyTo(own[(own[..length].LastIndexOf((byte)'/') + 1)..]);
            _ = Execute(path, given, environment);
        }

        return NotFound;
    }

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_GetEnviron")]
    private static partial byte** Environ();

    [LibraryImport("libc", EntryPoint = "readlink")]
    private static partial nint ReadLink(ReadOnlySpan<byte> path, byte* target, nint size);

    [LibraryImport("libc", EntryPoint = "execve")]
    private static partial int Execute(byte* path, byte** arguments, byte** environment);
}
