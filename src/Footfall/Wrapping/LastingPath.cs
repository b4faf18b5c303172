using System.Text;

namespace Footfall;

/// <summary>
/// The path that leads to an executable also after an update. Who installs versions side by side (.NET tools, Homebrew, Nix) puts a link on
/// <c>PATH</c> and leads it to the new file; what points at the old file itself then points to nothing.
/// </summary>
internal static class LastingPath
{
    /// <summary>The first on <c>PATH</c> that leads to this executable; else the path by which it was called; else its own.</summary>
    /// <param name="own">The executable.</param>
    /// <param name="called">The first argument of this process: a path, a name, or whatever a caller wrote there.</param>
    /// <param name="path">The value of <c>PATH</c>; null where it is not set.</param>
    /// <param name="shims">The directory of shims, where nothing is that could be linked to; null when there is no place for one.</param>
    public static string Of(string own, string? called, string? path, string? shims)
    {
        if (OperatingSystem.IsWindows() || FileStatus.Of(own) is not { } ourselves)
        {
            return own;
        }

        var name = Path.GetFileName(own);
        var shimDirectory = shims is null ? null : FileStatus.Of(shims);
        return OnPath(path, name).Concat(Called(called, name)).FirstOrDefault(LeadsHere) ?? own;

        bool LeadsHere(string place) =>
            FileStatus.Of(place) is { } file && file.IsSameFile(ourselves)
            && !(FileStatus.Of(Path.GetDirectoryName(place)!) is { } directory && shimDirectory is { } other && directory.IsSameFile(other));
    }

    /// <summary>The path for what people call <c>telemetry</c>; null where there is no executable.</summary>
    public static string? OfThisProcess(IEnvironment environment) => OwnExecutable.Path is { } own
        ? Of(own, RawCommandLine.WholeOfCurrentProcess() is { } whole ? Encoding.UTF8.GetString(whole.Arguments[0]) : null, environment.Variable("PATH"), StateDirectory.Locate(environment)?.Shims)
        : null;

    private static IEnumerable<string> OnPath(string? path, string name) =>
        (path ?? "").Split(Path.PathSeparator).Where(Path.IsPathFullyQualified).Select(directory => Path.Combine(directory, name));

    private static IEnumerable<string> Called(string? called, string name) =>
        called is not null && called.Contains('/', StringComparison.Ordinal) && Path.GetFileName(called) == name ? [Path.GetFullPath(called)] : [];
}
