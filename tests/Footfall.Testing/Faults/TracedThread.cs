using System.Globalization;
using System.Text;

namespace Footfall.Testing;

/// <summary>Looks into a process that stands at the beginning of a system call.</summary>
internal static unsafe class TracedThread
{
    private const int Page = 4096;
    private const int WorkingDirectory = -100;

    /// <summary>What the call is; null where nobody wants to know.</summary>
    /// <param name="thread">Who calls.</param>
    /// <param name="root">The directory whose files are looked at.</param>
    /// <param name="number">The number of the call in the kernel.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="count">The number that it gets.</param>
    public static TracedCall? Look(int thread, string root, int number, ReadOnlySpan<ulong> arguments, int count)
    {
        if (CallTable.OfPaths.TryGetValue(number, out var paths))
        {
            var path = PathAt(thread, arguments, paths.Path);
            return !IsBelow(path, root) ? null : new TracedCall(count, thread, paths.Name, CallSubject.File, path)
            {
                Target = paths.Target < 0 ? "" : PathAt(thread, arguments, paths.Target),
                Flags = number is 2 or 257 ? unchecked((int)arguments[paths.Path + 1]) : 0,
                Existed = Path.Exists(path),
                Offset = number == 76 ? unchecked((long)arguments[1]) : -1,
            };
        }

        if (CallTable.OfDescriptors.TryGetValue(number, out var name))
        {
            var path = DescriptorPath(thread, unchecked((int)arguments[0]));
            return !IsBelow(path, root) ? null : new TracedCall(count, thread, name, CallSubject.File, path)
            {
                Existed = true,
                Data = number is 1 or 18 ? Memory(thread, arguments[1], unchecked((int)arguments[2])) : [],
                Offset = number switch { 18 => unchecked((long)arguments[3]), 77 => unchecked((long)arguments[1]), _ => -1 },
            };
        }

        return CallTable.OfNetwork.TryGetValue(number, out var network) ? new TracedCall(count, thread, network, CallSubject.Network, "")
            : CallTable.OfProcesses.TryGetValue(number, out var process) ? new TracedCall(count, thread, process, CallSubject.Process, "")
            : null;
    }

    private static bool IsBelow(string path, string root) =>
        path.StartsWith(root, StringComparison.Ordinal) && (path.Length == root.Length || path[root.Length] == '/');

    private static string PathAt(int thread, ReadOnlySpan<ulong> arguments, int index)
    {
        var text = Text(thread, arguments[index]);
        if (text.StartsWith('/') || index == 0)
        {
            return text;
        }

        var directory = unchecked((int)arguments[index - 1]);
        var above = directory == WorkingDirectory ? Link(thread, "cwd") : DescriptorPath(thread, directory);
        return text.Length == 0 ? above : $"{above}/{text}";
    }

    private static string DescriptorPath(int thread, int descriptor) => Link(thread, string.Create(CultureInfo.InvariantCulture, $"fd/{descriptor}"));

    private static string Link(int thread, string name)
    {
        try
        {
            return new FileInfo(string.Create(CultureInfo.InvariantCulture, $"/proc/{thread}/{name}")).LinkTarget ?? "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static string Text(int thread, ulong address)
    {
        var bytes = new List<byte>();
        while (bytes.Count < 2 * Page)
        {
            var part = Memory(thread, address, Page - (int)(address % Page));
            var end = Array.IndexOf(part, (byte)0);
            bytes.AddRange(end < 0 ? part : part[..end]);
            if (end >= 0 || part.Length == 0)
            {
                break;
            }

            address += (ulong)part.Length;
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    private static byte[] Memory(int thread, ulong address, int length)
    {
        var bytes = new byte[length];
        fixed (byte* start = bytes)
        {
            var local = new Ptrace.Range { Start = (nuint)start, Length = (nuint)length };
            var remote = new Ptrace.Range { Start = (nuint)address, Length = (nuint)length };
            var read = Ptrace.ReadMemory(thread, &local, 1, &remote, 1, 0);
            return read == length ? bytes : bytes[..(int)Math.Max(read, 0)];
        }
    }
}
