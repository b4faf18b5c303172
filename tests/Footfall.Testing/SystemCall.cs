using System.Text.RegularExpressions;

namespace Footfall.Testing;

/// <summary>One line of strace.</summary>
/// <param name="Process">Who called (a thread's number).</param>
/// <param name="Name">Such as <c>openat</c>.</param>
/// <param name="Arguments">As strace writes them.</param>
/// <param name="Result">As strace writes it: <c>3</c>, <c>-1 ENOENT (No such file or directory)</c>, <c>?</c>.</param>
public sealed partial record SystemCall(int Process, string Name, string Arguments, string Result)
{
    private static readonly HashSet<string> Creating =
        ["creat", "mkdir", "mkdirat", "mknod", "mknodat", "link", "linkat", "symlink", "symlinkat", "rename", "renameat", "renameat2"];

    private static readonly HashSet<string> Removing = ["unlink", "unlinkat", "rmdir"];

    /// <summary>It did what it was to do.</summary>
    public bool Succeeded => !Result.StartsWith('-') && !Result.StartsWith('?');

    /// <summary>It made a file, a directory or a name of one.</summary>
    public bool CreatesFile => Succeeded && (Creating.Contains(Name) || Opens("O_CREAT") || BindsFile);

    /// <summary>It opened a file for writing, made one, changed its size or removed it.</summary>
    public bool ChangesFile => CreatesFile
        || (Succeeded && (Removing.Contains(Name) || Name is "truncate" or "ftruncate" || Opens("O_WRONLY") || Opens("O_RDWR")));

    /// <summary>It made a socket.</summary>
    public bool MakesSocket => Name is "socket" or "socketpair";

    /// <summary>It became another program.</summary>
    public bool StartsProgram => Succeeded && Name is "execve" or "execveat";

    /// <summary>The quoted strings among the arguments: paths, programs.</summary>
    public IReadOnlyList<string> Strings => [.. Quoted().Matches(Arguments).Select(match => match.Groups[1].Value)];

    private bool BindsFile => Name == "bind" && Arguments.Contains("sun_path=\"", StringComparison.Ordinal);

    private bool Opens(string flag) => Name is "open" or "openat" or "openat2" && Arguments.Contains(flag, StringComparison.Ordinal);

    [GeneratedRegex(@"""((?:[^""\\]|\\.)*)""")]
    private static partial Regex Quoted();
}
