using System.Runtime.InteropServices;

namespace Footfall.Testing;

/// <summary>Calls that only tests need, with the numbers of Linux on 64 bits.</summary>
internal static unsafe partial class NativeCalls
{
    public const int CloseOnExec = 0x80000;
    public const int ReadWrite = 2;
    public const int NoControllingTerminal = 0x100;
    public const nuint SetWindowSize = 0x5414;
    public const int OneProcess = 1;
    public const int EndedAndKept = 0x01000004;

    [LibraryImport("libc", EntryPoint = "pipe2", SetLastError = true)]
    public static partial int Pipe(int* ends, int flags);

    [LibraryImport("libc", EntryPoint = "posix_openpt", SetLastError = true)]
    public static partial int OpenPseudoTerminal(int flags);

    [LibraryImport("libc", EntryPoint = "grantpt", SetLastError = true)]
    public static partial int GrantPseudoTerminal(int descriptor);

    [LibraryImport("libc", EntryPoint = "unlockpt", SetLastError = true)]
    public static partial int UnlockPseudoTerminal(int descriptor);

    [LibraryImport("libc", EntryPoint = "ptsname_r")]
    public static partial int NamePseudoTerminal(int descriptor, byte* name, nuint size);

    [LibraryImport("libc", EntryPoint = "waitid", SetLastError = true)]
    public static partial int WaitForEnd(int kind, int process, byte* information, int options);
}
