using System.Text;

namespace Footfall;

/// <summary>
/// A link to <c>telemetry</c> that has the name of a tool. Which one is meant stands in the name that this process was called by, its first
/// argument; all others are the tool's.
/// </summary>
internal static class Shim
{
    /// <summary>The command line for the tool whose shim this process is; null when it was called as <c>telemetry</c>.</summary>
    public static RawCommandLine? Called() =>
        !OperatingSystem.IsWindows() && !OwnExecutable.IsHosted
        && RawCommandLine.WholeOfCurrentProcess() is { } own && IsNameOfAnother(own.File, Environment.ProcessPath!) ? own : null;

    /// <summary>Whether a file name is not that of <c>telemetry</c>, whatever the executable was renamed to.</summary>
    internal static bool IsNameOfAnother(ReadOnlySpan<byte> called, string executable)
    {
        var name = FileName(called);
        return !name.IsEmpty
            && !name.SequenceEqual(Encoding.UTF8.GetBytes(OwnExecutable.Name))
            && !name.SequenceEqual(Encoding.UTF8.GetBytes(Path.GetFileName(executable)));
    }

    /// <summary>What stands behind the last slash.</summary>
    internal static ReadOnlySpan<byte> FileName(ReadOnlySpan<byte> path) => path[(path.LastIndexOf((byte)'/') + 1)..];
}
