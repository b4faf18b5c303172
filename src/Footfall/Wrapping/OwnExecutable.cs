namespace Footfall;

/// <summary>
/// The file that is <c>telemetry</c>: what shims point to and background work is started from. A native distribution has two: the small one,
/// which is called, and the full one in a folder beside it (<c>spec/decisions/0016-a-small-telemetry-before-the-full-one.md</c>).
/// </summary>
internal static class OwnExecutable
{
    public const string Name = "telemetry";

    /// <summary>The folder of the full one.</summary>
    private const string FullFolder = "full";

    /// <summary>Whether this process is the runtime's own <c>dotnet telemetry.dll</c>, which is nobody's shim and nothing to point to.</summary>
    public static bool IsHosted => Environment.ProcessPath is not { } own || System.IO.Path.GetFileNameWithoutExtension(own).Equals("dotnet", StringComparison.OrdinalIgnoreCase);

    /// <summary>What people call; where the runtime was started with the library, the executable beside that. Null: there is none.</summary>
    public static string? Path => IsHosted
        ? System.IO.Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? Name + ".exe" : Name) is var beside && File.Exists(beside) ? beside : null
        : InFrontOf(Environment.ProcessPath!) ?? Environment.ProcessPath;

    /// <summary>The full program beside this one; null where this is it.</summary>
    public static string? Full =>
        System.IO.Path.GetDirectoryName(Environment.ProcessPath) is { } folder
        && System.IO.Path.Combine(folder, FullFolder, Name) is var full && File.Exists(full) ? full : null;

    /// <summary>What starts a verb of <c>telemetry</c> in a process of its own.</summary>
    public static (string Executable, string[] Arguments) Command(params string[] arguments) =>
        IsHosted ? (Environment.ProcessPath ?? "dotnet", [System.IO.Path.Combine(AppContext.BaseDirectory, Name + ".dll"), .. arguments])
        : (Full ?? Environment.ProcessPath!, arguments);

    private static string? InFrontOf(string own) =>
        System.IO.Path.GetDirectoryName(own) is { } folder && System.IO.Path.GetFileName(folder) == FullFolder
        && System.IO.Path.Combine(folder, "..", Name) is var front && File.Exists(front) ? System.IO.Path.GetFullPath(front) : null;
}
