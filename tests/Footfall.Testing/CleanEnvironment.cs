using System.Runtime.InteropServices;

namespace Footfall.Testing;

/// <summary>
/// The variables of a person's plain session and nothing of the machine that runs the tests: no <c>CI</c>, no <c>DO_NOT_TRACK</c>, no
/// <c>FOOTFALL_*</c>, no <c>XDG_*</c>.
/// </summary>
public static class CleanEnvironment
{
    /// <summary>The folder of the .NET that runs the tests, for executables that need an installed one.</summary>
    public static string DotnetRoot { get; } = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    /// <summary>A new dictionary, to be changed at will, with <c>HOME</c> in a directory of the test.</summary>
    public static Dictionary<string, string> At(TemporaryDirectory home)
    {
        ArgumentNullException.ThrowIfNull(home);
        return At(home.FullPath);
    }

    /// <summary>A new dictionary, to be changed at will.</summary>
    public static Dictionary<string, string> At(string home) => new(StringComparer.Ordinal)
    {
        ["PATH"] = "/usr/local/bin:/usr/bin:/bin",
        ["HOME"] = home,
        ["LANG"] = "C.UTF-8",
        ["TERM"] = "xterm",
        ["TZ"] = "UTC",
        ["DOTNET_ROOT"] = DotnetRoot,
        ["DOTNET_NOLOGO"] = "1",
    };
}
