using System.Runtime.InteropServices;
using System.Text;

namespace Footfall;

/// <summary>
/// A link to <c>telemetry</c> that has the name of a tool. Which one is meant says the path that was executed, not the first argument: a caller
/// may write there what it likes, and that is the tool's like all others.
/// </summary>
internal static class ShimName
{
    private const nuint ExecutedPath = 31;

    /// <summary>The command line for the tool whose shim this process is; null when it was called as <c>telemetry</c>.</summary>
    public static RawCommandLine? Called() =>
        !OperatingSystem.IsWindows() && !OwnExecutable.IsHosted
        && RawCommandLine.WholeOfCurrentProcess() is { } whole
        && whole.Executing(Executed() ?? whole.File) is var own && IsNameOfAnother(own.File, Environment.ProcessPath!) ? own : null;

    /// <summary>Whether a file name is not that of <c>telemetry</c>, whatever the executable was renamed to.</summary>
    internal static bool IsNameOfAnother(ReadOnlySpan<byte> called, string executable)
    {
        var name = FileName(called);
        return !name.IsEmpty
            && !name.SequenceEqual(Encoding.UTF8.GetBytes(OwnExecutable.Name))
            && !name.SequenceEqual(Encoding.UTF8.GetBytes(Path.GetFileName(executable)));
    }

    /// <summary>The path as the kernel was given it; null where it does not tell, or tells of a loader that was given us to load.</summary>
    private static unsafe byte[]? Executed()
    {
        var path = OperatingSystem.IsLinux() ? (byte*)Libc.AuxiliaryValue(ExecutedPath) : null;
        return path is not null && FileStatus.Of(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(path).ToArray()) is { } executed
            && FileStatus.Of(Environment.ProcessPath!) is { } ourselves && executed.IsSameFile(ourselves)
                ? MemoryMarshal.CreateReadOnlySpanFromNullTerminated(path).ToArray()
                : null;
    }

    /// <summary>What stands behind the last slash.</summary>
    internal static ReadOnlySpan<byte> FileName(ReadOnlySpan<byte> path) => path[(path.LastIndexOf((byte)'/') + 1)..];
}
