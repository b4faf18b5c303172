namespace Footfall.Testing;

/// <summary>The system calls that touch files, sockets and processes, by their numbers on x86-64, and where their arguments stand.</summary>
internal static class CallTable
{
    /// <summary>The first and the second path; the directory that the first is relative to stands before it.</summary>
    public static IReadOnlyDictionary<int, (string Name, int Path, int Target)> OfPaths { get; } = new Dictionary<int, (string, int, int)>
    {
        [2] = ("open", 0, -1),
        [4] = ("stat", 0, -1),
        [6] = ("lstat", 0, -1),
        [21] = ("access", 0, -1),
        [76] = ("truncate", 0, -1),
        [82] = ("rename", 0, 1),
        [83] = ("mkdir", 0, -1),
        [84] = ("rmdir", 0, -1),
        [86] = ("link", 0, 1),
        [87] = ("unlink", 0, -1),
        [88] = ("symlink", 1, -1),
        [89] = ("readlink", 0, -1),
        [90] = ("chmod", 0, -1),
        [257] = ("openat", 1, -1),
        [258] = ("mkdirat", 1, -1),
        [262] = ("newfstatat", 1, -1),
        [263] = ("unlinkat", 1, -1),
        [264] = ("renameat", 1, 3),
        [265] = ("linkat", 1, 3),
        [268] = ("fchmodat", 1, -1),
        [269] = ("faccessat", 1, -1),
        [280] = ("utimensat", 1, -1),
        [316] = ("renameat2", 1, 3),
        [332] = ("statx", 1, -1),
        [437] = ("openat2", 1, -1),
        [439] = ("faccessat2", 1, -1),
    };

    /// <summary>Those on a descriptor, which is their first argument.</summary>
    public static IReadOnlyDictionary<int, string> OfDescriptors { get; } = new Dictionary<int, string>
    {
        [0] = "read",
        [1] = "write",
        [3] = "close",
        [5] = "fstat",
        [8] = "lseek",
        [17] = "pread64",
        [18] = "pwrite64",
        [19] = "readv",
        [20] = "writev",
        [72] = "fcntl",
        [73] = "flock",
        [74] = "fsync",
        [75] = "fdatasync",
        [77] = "ftruncate",
        [91] = "fchmod",
        [138] = "fstatfs",
        [217] = "getdents64",
        [221] = "fadvise64",
        [285] = "fallocate",
        [295] = "preadv",
        [296] = "pwritev",
    };

    public static IReadOnlyDictionary<int, string> OfNetwork { get; } = new Dictionary<int, string>
    {
        [41] = "socket",
        [42] = "connect",
        [44] = "sendto",
        [45] = "recvfrom",
        [46] = "sendmsg",
        [47] = "recvmsg",
        [48] = "shutdown",
        [49] = "bind",
        [51] = "getsockname",
        [54] = "setsockopt",
        [55] = "getsockopt",
    };

    public static IReadOnlyDictionary<int, string> OfProcesses { get; } = new Dictionary<int, string>
    {
        [57] = "fork",
        [58] = "vfork",
        [59] = "execve",
        [61] = "wait4",
        [128] = "rt_sigtimedwait",
        [247] = "waitid",
    };
}
