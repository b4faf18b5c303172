using System.Globalization;

namespace Footfall;

/// <summary>
/// The descriptors that whoever started us gave to the tool, through us. As long as we held them too, a reader would not see the end when
/// the tool closes its output and lives on, nor a writer that the tool reads no more.
/// </summary>
internal static class InheritedDescriptors
{
    private const int GetFlags = 1;
    private const int CloseOnExec = 1;
    private const int LastStandard = 2;
    private const string Null = "/dev/null";

    private static string Folder => OperatingSystem.IsLinux() ? "/proc/self/fd" : "/dev/fd";

    /// <summary>
    /// Closes them, and connects the standard streams and the runtime's copies of them to nothing. The runtime's own descriptors are marked
    /// as closed on exec and stay. Never throws.
    /// </summary>
    public static void LetGo()
    {
        try
        {
            var streams = Enumerable.Range(0, LastStandard + 1).Where(IsInherited).Select(TargetOf).ToHashSet(StringComparer.Ordinal);
            foreach (var entry in Directory.GetFileSystemEntries(Folder))
            {
                if (int.TryParse(Path.GetFileName(entry), NumberStyles.None, CultureInfo.InvariantCulture, out var descriptor))
                {
                    LetGo(descriptor, streams);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Then they stay open until the tool has ended.
        }
    }

    private static void LetGo(int descriptor, HashSet<string> streams)
    {
        if (IsInherited(descriptor) && descriptor > LastStandard)
        {
            if (!HoldsLock(descriptor))
            {
                _ = Libc.CloseDescriptor(descriptor);
            }
        }
        else if (streams.Contains(TargetOf(descriptor)))
        {
            var nothing = Libc.OpenExisting(Null, Libc.ReadWrite | Libc.TerminalFlags);
            _ = Libc.DuplicateTo(nothing, descriptor);
            _ = Libc.CloseDescriptor(nothing);
        }
    }

    private static bool IsInherited(int descriptor) => Libc.ControlDescriptor(descriptor, GetFlags) is >= 0 and var flags && (flags & CloseOnExec) == 0;

    /// <summary>What it is connected to; its own number where that cannot be told.</summary>
    private static string TargetOf(int descriptor)
    {
        var entry = string.Create(CultureInfo.InvariantCulture, $"{Folder}/{descriptor}");
        return OperatingSystem.IsLinux() && new FileInfo(entry).LinkTarget is { } target ? target : entry;
    }

    /// <summary>
    /// A record lock belongs to the process: whoever took one before executing us means it to last as long as the tool, and closing any
    /// descriptor of that file gives it up.
    /// </summary>
    private static bool HoldsLock(int descriptor) =>
        OperatingSystem.IsLinux()
        && File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/self/fdinfo/{descriptor}"))
            .Any(line => line.StartsWith("lock:", StringComparison.Ordinal) && line.Contains(" POSIX ", StringComparison.Ordinal));
}
