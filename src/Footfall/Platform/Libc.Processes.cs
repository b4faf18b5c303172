using System.Runtime.InteropServices;

namespace Footfall;

/// <summary>
/// The C library's calls about processes, signals and terminals. Struct arguments are buffers that are larger than any libc's.
/// </summary>
internal static unsafe partial class Libc
{
    /// <summary>The file does not exist.</summary>
    public const int NoSuchFile = 2;

    /// <summary>A signal came first: call again.</summary>
    public const int Interrupted = 4;

    /// <summary>Neither a binary of this machine nor a script with a first line that names its interpreter.</summary>
    public const int NotAnExecutableFormat = 8;

    /// <summary>There is not enough memory.</summary>
    public const int NoMemory = 12;

    /// <summary><c>waitpid</c> answers at once.</summary>
    public const int DoNotHang = 1;

    /// <summary><c>waitpid</c> also tells when the child has stopped.</summary>
    public const int AlsoStopped = 2;

    /// <summary>Read and write, for <c>open</c>.</summary>
    public const int ReadWrite = 2;

    /// <summary>The default disposition of a signal.</summary>
    public const nint DefaultAction = 0;

    /// <summary>The disposition of a signal that is ignored.</summary>
    public const nint Ignore = 1;

    /// <summary>Bytes of glibc's and musl's <c>sigset_t</c>.</summary>
    public const int SignalSetSize = 128;

    /// <summary>
    /// Generous for <c>posix_spawnattr_t</c> (336 bytes in glibc), <c>posix_spawn_file_actions_t</c> (80) and <c>sigset_t</c> (128).
    /// </summary>
    public const int OpaqueSize = 512;

    /// <summary>For <see cref="SetThreadMask"/>: exactly this set.</summary>
    public static int SetMask => OperatingSystem.IsLinux() ? 2 : 3;

    /// <summary><c>waitpid</c> also tells when the child goes on after a stop.</summary>
    public static int AlsoContinued => OperatingSystem.IsLinux() ? 8 : 0x10;

    /// <summary>The new process starts a session of its own.</summary>
    public static short SpawnNewSession => OperatingSystem.IsLinux() ? (short)0x80 : (short)0x400;

    /// <summary>The new process gets the default disposition of a set of signals.</summary>
    public static short SpawnDefaultSignals => 0x04;

    /// <summary>The new process gets a signal mask.</summary>
    public static short SpawnSignalMask => 0x08;

    /// <summary>Only on macOS: the new process gets no descriptors but those that its file actions made.</summary>
    public static short SpawnCloseByDefault => OperatingSystem.IsMacOS() ? (short)0x4000 : (short)0;

    /// <summary>Do not make the terminal our controlling terminal, close it in children; for <c>open</c>.</summary>
    public static int TerminalFlags => OperatingSystem.IsLinux() ? 0x100 | 0x80000 : 0x20000 | 0x1000000;

    /// <summary>
    /// The environment block as the C library holds it. Looked up through the whole program, because the linker may have moved the
    /// variable out of the library into the executable.
    /// </summary>
    public static byte** EnvironmentBlock
    {
        get
        {
            if (NativeStart.IsLinked)
            {
                return NativeStart.Variables();
            }

            var program = NativeLibrary.GetMainProgramHandle();
            if (NativeLibrary.TryGetExport(program, "environ", out var variable))
            {
                return *(byte***)variable;
            }

            return NativeLibrary.TryGetExport(program, "_NSGetEnviron", out var function)
                ? *((delegate* unmanaged<byte***>)function)()
                : null;
        }
    }

    /// <summary>Only on macOS: where argv is, which Linux tells in <c>/proc</c>.</summary>
    [LibraryImport("libc", EntryPoint = "_NSGetArgv")]
    public static partial byte*** ArgumentsOnMac();

    /// <summary>Replaces this process by the file of a path. Returns only on failure.</summary>
    [LibraryImport("libc", EntryPoint = "execve", SetLastError = true)]
    public static partial int Execute(byte* path, byte** arguments, byte** environment);

    /// <summary>Starts a process; looks in <c>PATH</c> where the name has no slash. Returns an error number or 0.</summary>
    [LibraryImport("libc", EntryPoint = "posix_spawnp")]
    public static partial int Spawn(int* process, byte* file, byte* actions, byte* attributes, byte** arguments, byte** environment);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_init")]
    public static partial int InitializeAttributes(byte* attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_destroy")]
    public static partial int DestroyAttributes(byte* attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setflags")]
    public static partial int SetFlags(byte* attributes, short flags);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigdefault")]
    public static partial int SetDefaultSignals(byte* attributes, byte* signals);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigmask")]
    public static partial int SetSignalMask(byte* attributes, byte* signals);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_init")]
    public static partial int InitializeActions(byte* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_destroy")]
    public static partial int DestroyActions(byte* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addopen", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int AddOpen(byte* actions, int descriptor, string path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_adddup2")]
    public static partial int AddDuplicate(byte* actions, int descriptor, int target);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addclose")]
    public static partial int AddClose(byte* actions, int descriptor);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addchdir_np", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int AddChangeDirectory(byte* actions, string path);

    /// <summary>Closes everything from a descriptor on. Not in every libc: <see cref="EntryPointNotFoundException"/>.</summary>
    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addclosefrom_np")]
    public static partial int AddCloseFrom(byte* actions, int first);

    [LibraryImport("libc", EntryPoint = "sigemptyset")]
    public static partial int EmptySignals(byte* signals);

    [LibraryImport("libc", EntryPoint = "sigfillset")]
    public static partial int FillSignals(byte* signals);

    [LibraryImport("libc", EntryPoint = "sigaddset")]
    public static partial int AddSignal(byte* signals, int signal);

    [LibraryImport("libc", EntryPoint = "sigdelset")]
    public static partial int RemoveSignal(byte* signals, int signal);

    /// <summary>Sets the disposition of a signal and gives the one before.</summary>
    [LibraryImport("libc", EntryPoint = "signal")]
    public static partial nint SetDisposition(int signal, nint disposition);

    /// <summary>Sets what happens on a signal and gives what was set before: two <c>struct sigaction</c>.</summary>
    [LibraryImport("libc", EntryPoint = "sigaction")]
    public static partial int SetAction(int signal, byte* action, byte* before);

    /// <summary>Sets this thread's signal mask, unless it is null, and gives the one before.</summary>
    [LibraryImport("libc", EntryPoint = "pthread_sigmask")]
    public static partial int SetThreadMask(int how, byte* signals, byte* before);

    /// <summary>Takes one of a set of signals that this thread blocks, and fills in a <c>siginfo_t</c>. Not on macOS.</summary>
    [LibraryImport("libc", EntryPoint = "sigwaitinfo")]
    public static partial int TakeSignal(byte* signals, byte* information);

    /// <summary>Which signals wait for this thread: a <c>sigset_t</c>.</summary>
    [LibraryImport("libc", EntryPoint = "sigpending")]
    public static partial int PendingSignals(byte* signals);

    [LibraryImport("libc", EntryPoint = "pthread_self")]
    public static partial nint OwnThread();

    [LibraryImport("libc", EntryPoint = "pthread_kill")]
    public static partial int SendSignalToThread(nint thread, int signal);

    /// <summary>The session of a process; 0 is this one.</summary>
    [LibraryImport("libc", EntryPoint = "getsid")]
    public static partial int SessionOf(int process);

    [LibraryImport("libc", EntryPoint = "waitpid", SetLastError = true)]
    public static partial int WaitFor(int process, int* status, int options);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    public static partial int SendSignal(int process, int signal);

    /// <summary>Sends a signal to this very thread, so that a stop has happened when the call returns.</summary>
    [LibraryImport("libc", EntryPoint = "raise")]
    public static partial int Raise(int signal);

    [LibraryImport("libc", EntryPoint = "getpgrp")]
    public static partial int OwnGroup();

    [LibraryImport("libc", EntryPoint = "getppid")]
    public static partial int ParentProcess();

    /// <summary>Ends this process at once: nothing is flushed and no handler runs.</summary>
    [LibraryImport("libc", EntryPoint = "_exit")]
    public static partial void ExitNow(int code);

    /// <summary>Seconds and nanoseconds since 1970: a <c>timespec</c> where <c>long</c> has 64 bits.</summary>
    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    public static partial int GetTime(int clock, long* time);

    /// <summary>Two numbers, soft and hard.</summary>
    [LibraryImport("libc", EntryPoint = "getrlimit")]
    public static partial int GetLimit(int resource, ulong* limits);

    /// <summary>Two numbers, soft and hard.</summary>
    [LibraryImport("libc", EntryPoint = "setrlimit")]
    public static partial int SetLimit(int resource, ulong* limits);

    [LibraryImport("libc", EntryPoint = "isatty")]
    public static partial int IsTerminal(int descriptor);

    [LibraryImport("libc", EntryPoint = "tcgetpgrp")]
    public static partial int ForegroundGroup(int descriptor);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    public static partial nint ReadFrom(int descriptor, byte* bytes, nuint count);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    public static partial nint WriteTo(int descriptor, byte* bytes, nuint count);

    /// <summary>With the requests that take no argument.</summary>
    [LibraryImport("libc", EntryPoint = "fcntl")]
    public static partial int ControlDescriptor(int descriptor, int request);

    /// <summary>Makes the second number mean what the first does; the new one is not closed on exec.</summary>
    [LibraryImport("libc", EntryPoint = "dup2")]
    public static partial int DuplicateTo(int descriptor, int target);

    [LibraryImport("libc", EntryPoint = "close")]
    public static partial int CloseDescriptor(int descriptor);

    /// <summary>A call with a variable number of arguments, which is right on Linux only.</summary>
    [LibraryImport("libc", EntryPoint = "ioctl")]
    public static partial int Control(int descriptor, nuint request, ushort* size);

    /// <summary>What the kernel told this process when it started it; 0 where it did not. Linux only.</summary>
    [LibraryImport("libc", EntryPoint = "getauxval")]
    public static partial nuint AuxiliaryValue(nuint kind);

    /// <summary>Linux only.</summary>
    [LibraryImport("libc", EntryPoint = "prctl")]
    public static partial int ControlProcess(int option, nuint argument);
}
