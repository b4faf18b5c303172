using System.Runtime.InteropServices;

namespace Footfall.Testing;

/// <summary>The calls by which one process watches and changes another's system calls: Linux on x86-64.</summary>
internal static unsafe partial class Ptrace
{
    public const int Seize = 0x4206;
    public const int GoOnToNextCall = 24;
    public const int WriteRegister = 6;
    public const int TellCall = 0x420e;

    /// <summary>Marks stops at system calls; follows what is forked, cloned and executed; nothing that is watched outlives the watcher.</summary>
    public const int Options = 0x1 | 0x2 | 0x4 | 0x8 | 0x10 | 0x100000;

    // Places in user_regs_struct, in bytes.
    public const int ResultRegister = 10 * 8;
    public const int ThirdArgument = 12 * 8;
    public const int CallRegister = 15 * 8;

    public const int Stopped = 2;
    public const int AnyThread = 0x40000000;
    public const int OwnChildrenOnly = 0x20000000;
    public const int Interrupted = 4;

    [LibraryImport("libc", EntryPoint = "ptrace", SetLastError = true)]
    public static partial nint Request(nint request, nint thread, nint address, nint data);

    [LibraryImport("libc", EntryPoint = "waitpid", SetLastError = true)]
    public static partial int Wait(int process, int* status, int options);

    [LibraryImport("libc", EntryPoint = "process_vm_readv", SetLastError = true)]
    public static partial nint ReadMemory(int process, Range* local, nuint locals, Range* remote, nuint remotes, nuint flags);

    /// <summary><c>struct iovec</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Range
    {
        public nuint Start;
        public nuint Length;
    }

    /// <summary><c>struct ptrace_syscall_info</c>: at the beginning of a call its number and arguments, at its end its result.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct CallInformation
    {
        public byte Kind;
        public byte Padding1;
        public byte Padding2;
        public byte Padding3;
        public uint Architecture;
        public ulong InstructionPointer;
        public ulong StackPointer;
        public long NumberOrResult;
        public fixed ulong Arguments[6];
        public ulong More;
    }
}
