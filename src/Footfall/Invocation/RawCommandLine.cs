using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace Footfall;

/// <summary>
/// The command line of a tool as the bytes that this process was given: file names need not be UTF-8, and what .NET makes of such
/// arguments cannot be turned back. Immutable. Has at least the tool's name; no argument contains a zero byte.
/// </summary>
internal sealed class RawCommandLine
{
    private const string OwnCommandLine = "/proc/self/cmdline";

    private RawCommandLine(byte[] file, ImmutableArray<byte[]> arguments)
    {
        File = file;
        Arguments = arguments;
    }

    /// <summary>
    /// What is executed: a path, or a name to look up in <c>PATH</c>. The first argument unless <see cref="Executing"/> says otherwise.
    /// </summary>
    public byte[] File { get; }

    /// <summary>All of argv, the tool's name first.</summary>
    public ImmutableArray<byte[]> Arguments { get; }

    /// <summary>
    /// The last arguments of this process, exactly. Where the platform does not tell them, or tells others than
    /// <paramref name="tail"/>, they are the UTF-8 form of <paramref name="tail"/>.
    /// </summary>
    /// <param name="tail">The tool's name and its arguments as .NET read them.</param>
    /// <exception cref="ArgumentException">Empty.</exception>
    public static RawCommandLine FromCurrentProcess(IReadOnlyList<string> tail)
    {
        ArgumentNullException.ThrowIfNull(tail);

        return ReadOwn() is { } bytes && LastOf(bytes, tail) is { } arguments
            ? new RawCommandLine(arguments[0], arguments)
            : From(tail);
    }

    /// <summary>All arguments of this process, its own name first: what a shim passes on. Null where the platform does not tell.</summary>
    public static RawCommandLine? WholeOfCurrentProcess()
    {
        return ReadOwn() is [.., 0] and var bytes && Split(bytes) is { Length: > 0 } arguments ? new RawCommandLine(arguments[0], arguments) : null;
    }

    /// <summary>The UTF-8 form of arguments.</summary>
    /// <exception cref="ArgumentException">Empty, or with a zero character.</exception>
    public static RawCommandLine From(IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var bytes = ImmutableArray.CreateBuilder<byte[]>(arguments.Count);
        var isOne = arguments.Count > 0;
        foreach (var argument in arguments)
        {
            isOne &= !argument.Contains('\0', StringComparison.Ordinal);
            bytes.Add(Encoding.UTF8.GetBytes(argument));
        }

        return isOne
            ? new RawCommandLine(bytes[0], bytes.MoveToImmutable())
            : throw new ArgumentException("A command line has a name and no zero characters.", nameof(arguments));
    }

    /// <summary>The same arguments for another file: how the real tool is run under the name that was typed.</summary>
    public RawCommandLine Executing(byte[] file) => new(file, Arguments);

    /// <summary>
    /// The last arguments in the kernel's form (each ended by a zero byte), or null where they are not the bytes behind
    /// <paramref name="tail"/>. Pure.
    /// </summary>
    internal static ImmutableArray<byte[]>? LastOf(ReadOnlySpan<byte> commandLine, IReadOnlyList<string> tail)
    {
        if (commandLine.IsEmpty || commandLine[^1] != 0 || tail.Count == 0)
        {
            return null;
        }

        var arguments = new byte[tail.Count][];
        var end = commandLine.Length - 1;
        for (var i = tail.Count - 1; i >= 0; i--)
        {
            if (end < 0)
            {
                return null;
            }

            var start = commandLine[..end].LastIndexOf((byte)0) + 1;
            arguments[i] = commandLine[start..end].ToArray();
            if (!IsBehind(arguments[i], tail[i]))
            {
                return null;
            }

            end = start - 1;
        }

        // This process's own name comes before them.
        return end < 0 ? null : ImmutableArray.Create(arguments);
    }

    // Bytes that are not UTF-8 have no other form to compare.
    private static bool IsBehind(byte[] bytes, string text) => !Utf8.IsValid(bytes) || Encoding.UTF8.GetString(bytes) == text;

    private static ImmutableArray<byte[]> Split(ReadOnlySpan<byte> commandLine)
    {
        var arguments = ImmutableArray.CreateBuilder<byte[]>();
        foreach (var argument in commandLine[..^1].Split((byte)0))
        {
            arguments.Add(commandLine[argument].ToArray());
        }

        return arguments.ToImmutable();
    }

    /// <summary>All arguments, each ended by a zero byte. Null where the platform does not tell.</summary>
    private static unsafe byte[]? ReadOwn() =>
        NativeStart.IsLinked ? ReadFrom(NativeStart.Arguments())
        : OperatingSystem.IsLinux() ? TryReadOwn()
        : OperatingSystem.IsMacOS() ? ReadFrom(*Libc.ArgumentsOnMac())
        : null;

    private static unsafe byte[] ReadFrom(byte** arguments)
    {
        var bytes = new List<byte>();
        for (var argument = arguments; *argument is not null; argument++)
        {
            bytes.AddRange(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(*argument));
            bytes.Add(0);
        }

        return [.. bytes];
    }

    private static byte[]? TryReadOwn()
    {
        try
        {
            return System.IO.File.ReadAllBytes(OwnCommandLine);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
