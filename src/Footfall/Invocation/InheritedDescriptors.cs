using System.Buffers.Text;
using System.Globalization;
using System.Runtime.InteropServices;

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
    private const int LongestAccount = 4096;
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
            var streams = NativeStart.IsLinked ? [] : Streams();
            foreach (var descriptor in Open())
            {
                LetGo(descriptor, streams);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Then they stay open until the tool has ended.
        }
    }

    /// <summary>The descriptors of this process; some may be closed by now.</summary>
    public static List<int> Open() => NativeStart.IsLinked ? OpenDescriptors() : ListedDescriptors();

    private static void LetGo(int descriptor, List<string> streams)
    {
        var isInherited = IsInherited(descriptor);
        if (isInherited && descriptor > LastStandard)
        {
            if (!HoldsLock(descriptor))
            {
                _ = Libc.CloseDescriptor(descriptor);
            }
        }
        else if (isInherited || (streams.Count > 0 && streams.Contains(TargetOf(descriptor))))
        {
            var nothing = Libc.OpenExisting(Null, Libc.ReadWrite | Libc.TerminalFlags);
            _ = Libc.DuplicateTo(nothing, descriptor);
            _ = Libc.CloseDescriptor(nothing);
        }
    }

    private static List<int> ListedDescriptors()
    {
        var descriptors = new List<int>();
        foreach (var entry in Directory.GetFileSystemEntries(Folder))
        {
            if (int.TryParse(Path.GetFileName(entry), NumberStyles.None, CultureInfo.InvariantCulture, out var descriptor))
            {
                descriptors.Add(descriptor);
            }
        }

        return descriptors;
    }

    /// <summary>The same by the C library of Linux, which does not ask about each entry what it is.</summary>
    private static unsafe List<int> OpenDescriptors()
    {
        var descriptors = new List<int>();
        var directory = Libc.OpenDirectory("/proc/self/fd");
        if (directory == 0)
        {
            return descriptors;
        }

        while (Libc.ReadDirectory(directory) is var entry && entry is not null)
        {
            var name = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(entry + Libc.EntryName);
            if (Utf8Parser.TryParse(name, out int descriptor, out _))
            {
                descriptors.Add(descriptor);
            }
        }

        _ = Libc.CloseDirectory(directory);
        return descriptors;
    }

    /// <summary>What the standard streams are connected to, for the copies of them that a managed runtime makes.</summary>
    private static List<string> Streams()
    {
        var streams = new List<string>();
        for (var descriptor = 0; descriptor <= LastStandard; descriptor++)
        {
            if (IsInherited(descriptor))
            {
                streams.Add(TargetOf(descriptor));
            }
        }

        return streams;
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
        && About(descriptor) is var about
        && about.IndexOf("\nlock:"u8) >= 0 && about.IndexOf(" POSIX "u8) >= 0;

    private static unsafe ReadOnlySpan<byte> About(int descriptor)
    {
        var file = Libc.OpenExisting(string.Create(CultureInfo.InvariantCulture, $"/proc/self/fdinfo/{descriptor}"), Libc.ReadFlags);
        if (file < 0)
        {
            return [];
        }

        var bytes = new byte[LongestAccount];
        fixed (byte* first = bytes)
        {
            var length = Libc.ReadFrom(file, first, (nuint)bytes.Length);
            _ = Libc.CloseDescriptor(file);
            return bytes.AsSpan(0, (int)Math.Max(0, length));
        }
    }
}
