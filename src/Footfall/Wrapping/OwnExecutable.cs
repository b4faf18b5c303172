namespace Footfall;

/// <summary>The file that is <c>telemetry</c>: what shims point to and background work is started from.</summary>
internal static class OwnExecutable
{
    public const string Name = "telemetry";

    /// <summary>Whether this process is the runtime's own <c>dotnet telemetry.dll</c>, which is nobody's shim and nothing to point to.</summary>
    public static bool IsHosted => Environment.ProcessPath is not { } own || System.IO.Path.GetFileNameWithoutExtension(own).Equals("dotnet", StringComparison.OrdinalIgnoreCase);

    /// <summary>The executable; where the runtime was started with the library, the one beside that. Null: there is none.</summary>
    public static string? Path => IsHosted
        ? System.IO.Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? Name + ".exe" : Name) is var beside && File.Exists(beside) ? beside : null
        : Environment.ProcessPath;

    /// <summary>What starts a verb of <c>telemetry</c> in a process of its own.</summary>
    public static (string Executable, string[] Arguments) Command(params string[] arguments) =>
        IsHosted ? (Environment.ProcessPath ?? "dotnet", [System.IO.Path.Combine(AppContext.BaseDirectory, Name + ".dll"), .. arguments]) : (Environment.ProcessPath!, arguments);
}
