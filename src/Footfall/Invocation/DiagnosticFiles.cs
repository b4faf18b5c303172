using System.Globalization;
using System.Runtime.CompilerServices;

namespace Footfall;

/// <summary>
/// The pipes and the socket for debuggers that a managed runtime makes in the temporary directory when it starts and removes when it
/// shuts down in good order. A process that replaces itself or ends by a signal has to remove them itself, or every invocation leaves
/// three files behind. The native build has none.
/// </summary>
internal static class DiagnosticFiles
{
    private const int StartTimeField = 19;

    /// <summary>Removes this process's own. Never throws.</summary>
    public static void Remove()
    {
        if (!OperatingSystem.IsLinux() || !RuntimeFeature.IsDynamicCodeSupported)
        {
            return;
        }

        try
        {
            // Field 2, the program's name, may contain blanks and parentheses.
            var status = File.ReadAllText("/proc/self/stat");
            var start = status[(status.LastIndexOf(')') + 2)..].Split(' ')[StartTimeField];
            var key = string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{start}");
            var directory = Path.GetTempPath();
            File.Delete(Path.Combine(directory, $"dotnet-diagnostic-{key}-socket"));
            File.Delete(Path.Combine(directory, $"clr-debug-pipe-{key}-in"));
            File.Delete(Path.Combine(directory, $"clr-debug-pipe-{key}-out"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or IndexOutOfRangeException or ArgumentException)
        {
            // They are small and empty; the tool matters more.
        }
    }
}
