using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;

namespace Footfall;

/// <summary>
/// Finds the file behind a tool's name as a shell does, in the order of <c>PATH</c>, and never a shim: what lies in our directory of shims, what
/// is the same file as this program, and what is a link to another <c>telemetry</c>, which would find us in turn. Nothing is remembered, so a
/// tool that was moved is found where it is.
/// </summary>
/// <param name="path">The value of <c>PATH</c>; null where it is not set.</param>
/// <param name="shims">The directory of shims; null when there is no place for one.</param>
/// <param name="own">The executable <c>telemetry</c>; null when there is none.</param>
internal sealed unsafe class ToolSearch(byte[]? path, string? shims, string? own)
{
    private static readonly byte[] UsualPath = [.. "/bin:/usr/bin"u8];
    private static readonly byte[] OwnName = Encoding.UTF8.GetBytes(OwnExecutable.Name);

    private readonly FileStatus? shimDirectory = shims is null ? null : FileStatus.Of(shims);
    private readonly FileStatus? ourselves = own is null ? null : FileStatus.Of(own);

    /// <summary>The directories of <c>PATH</c> in their order. An empty entry is the current directory.</summary>
    public ImmutableArray<byte[]> Directories { get; } = Split(path ?? UsualPath);

    /// <summary>The search that a shell would do which has this environment.</summary>
    public static ToolSearch In(RawEnvironment environment, StateDirectory? home) => new(environment.Value("PATH"), home?.Shims, OwnExecutable.Path);

    /// <summary>
    /// The real tool that a shell finds wherever it stands: relative entries of <c>PATH</c> do not count, since background work and drafting
    /// have another current directory than the person. Null: there is none.
    /// </summary>
    public static string? FindFromAnywhere(string name, IEnvironment environment)
    {
        var directories = (environment.Variable("PATH") ?? "").Split(Path.PathSeparator).Where(Path.IsPathFullyQualified);
        var path = Encoding.UTF8.GetBytes(string.Join(Path.PathSeparator, directories));
        var found = new ToolSearch(path, StateDirectory.Locate(environment)?.Shims, OwnExecutable.Path).Find(Encoding.UTF8.GetBytes(name));
        return found.Path is { } file && Encoding.UTF8.GetString(file) is var text && Path.IsPathFullyQualified(text) ? text : null;
    }

    /// <summary>The real tool. A name with a slash is a path, and its own answer unless it leads to a shim.</summary>
    public FoundTool Find(byte[] name)
    {
        if (OperatingSystem.IsWindows())
        {
            return WindowsToolSearch.Find(Directories, Encoding.UTF8.GetString(name), shims);
        }

        if (name.AsSpan().Contains((byte)'/'))
        {
            if (!IsShim(name))
            {
                return FoundTool.At(name);
            }

            name = ShimName.FileName(name).ToArray();
        }

        return name.Length == 0 ? FoundTool.Missing : Among(Candidates(name));
    }

    /// <summary>Whether a shell that is told the name calls a shim: one stands before the real tool.</summary>
    public bool MeetsShim(byte[] name) => Candidates(name).FirstOrDefault(FileStatus.MayExecute) is { } first && IsShim(first);

    /// <summary>The regular files of that name along <c>PATH</c>, shims among them.</summary>
    public IEnumerable<byte[]> Candidates(byte[] name)
    {
        foreach (var directory in Directories)
        {
            var place = Join(directory, name);
            if (FileStatus.Of(place) is { IsRegular: true })
            {
                yield return place;
            }
        }
    }

    /// <summary>Where along <c>PATH</c> a file of that name would be.</summary>
    internal IEnumerable<byte[]> Places(byte[] name) => Directories.Select(directory => Join(directory, name));

    /// <summary>Whether executing this file would lead to a <c>telemetry</c> that takes it for a tool.</summary>
    public bool IsShim(byte[] file)
    {
        if (!ShimName.IsNameOfAnother(file, own ?? OwnExecutable.Name))
        {
            return false;
        }

        var directory = file[..Math.Max(0, file.AsSpan().LastIndexOf((byte)'/'))];
        return IsSame(FileStatus.Of(directory.Length == 0 ? "/"u8 : directory), shimDirectory)
            || IsSame(FileStatus.Of(file), ourselves)
            || LeadsToTelemetry(file);
    }

    private FoundTool Among(IEnumerable<byte[]> candidates)
    {
        var found = FoundTool.Missing;
        foreach (var candidate in candidates)
        {
            if (IsShim(candidate))
            {
                continue;
            }

            if (FileStatus.MayExecute(candidate))
            {
                return FoundTool.At(candidate);
            }

            found = FoundTool.NotExecutable;
        }

        return found;
    }

    private static bool LeadsToTelemetry(byte[] file)
    {
        using var name = new NativeStrings([file]);
        var resolved = stackalloc byte[Libc.LongestPath];
        return Libc.RealPath(name.Pointers[0], resolved) is not null
            && ShimName.FileName(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(resolved)).SequenceEqual(OwnName);
    }

    private static bool IsSame(FileStatus? one, FileStatus? other) => one is { } first && other is { } second && first.IsSameFile(second);

    private static ImmutableArray<byte[]> Split(byte[] path)
    {
        var directories = ImmutableArray.CreateBuilder<byte[]>();
        foreach (var range in path.AsSpan().Split((byte)Path.PathSeparator))
        {
            directories.Add(path[range]);
        }

        return directories.ToImmutable();
    }

    private static byte[] Join(byte[] directory, byte[] name) => directory switch
    {
        [] => [.. "./"u8, .. name],
        [.., (byte)'/'] => [.. directory, .. name],
        _ => [.. directory, (byte)'/', .. name],
    };
}
