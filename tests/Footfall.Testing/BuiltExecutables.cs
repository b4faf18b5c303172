namespace Footfall.Testing;

/// <summary>What the build of this repository made, in the configuration of the tests that run.</summary>
public static class BuiltExecutables
{
    /// <summary>Names another executable <c>telemetry</c>, such as the native build.</summary>
    public const string TelemetryVariable = "FOOTFALL_TEST_TELEMETRY";

    /// <summary>Names another executable <c>wrapper</c>, such as a native build of it.</summary>
    public const string WrapperVariable = "FOOTFALL_TEST_WRAPPER";

    private const string Framework = "net10.0";

    /// <summary>The root of the repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary><c>Debug</c> or <c>Release</c>.</summary>
    public static string Configuration { get; } = FindConfiguration();

    /// <summary>The command of the product.</summary>
    public static string Telemetry => Given(TelemetryVariable) ?? Built("src", "Footfall.Cli", "telemetry");

    /// <summary>
    /// The command whose clock <see cref="FakeTime"/> can move: the full one. The small one before it in a native build has the C library in it.
    /// </summary>
    public static string TelemetryInTime =>
        Path.Combine(Path.GetDirectoryName(Telemetry)!, "full", "telemetry") is var full && File.Exists(full) ? full : Telemetry;

    /// <summary>Whether the product is the native build: two programs that start in no time. The managed one takes a tenth of a second.</summary>
    public static bool IsNative => TelemetryInTime != Telemetry;

    /// <summary>The collector.</summary>
    public static string Collector => Built("src", "Footfall.Collector", "Footfall.Collector");

    /// <summary>What simulates installations, and shows a collector full of them.</summary>
    public static string Simulation => Built("tests", "Footfall.Simulation", "Footfall.Simulation");

    /// <summary>The test's own program that runs tools by the library.</summary>
    public static string Wrapper => Given(WrapperVariable) ?? Built("tests", "Footfall.Testing.Wrapper", "wrapper");

    private static string? Given(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } path ? path : null;

    private static string Built(string folder, string project, string name)
    {
        var path = Path.Combine(Root, folder, project, "bin", Configuration, Framework, name);
        return File.Exists(path) ? path : throw new AssertFailedException($"{path} is missing: build {project} first.");
    }

    private static string FindRoot()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "Agent.sln")))
        {
            directory = Path.GetDirectoryName(directory) ?? throw new AssertFailedException("The tests do not run inside the repository.");
        }

        return directory;
    }

    private static string FindConfiguration()
    {
        var parts = Path.GetRelativePath(Root, AppContext.BaseDirectory).Split(Path.DirectorySeparatorChar);
        var bin = Array.IndexOf(parts, "bin");
        return bin >= 0 && bin + 1 < parts.Length ? parts[bin + 1] : "Debug";
    }
}
