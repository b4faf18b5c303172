using System.Globalization;

namespace Footfall.EndToEnd.Tests;

/// <summary>Background work, as the system's list of processes shows it.</summary>
internal static class BackgroundWork
{
    /// <summary>
    /// Whether there is any of whoever has that home. It exists from before the command that started it ends. A process that nobody can tell
    /// about yet counts.
    /// </summary>
    public static bool IsThere(string home) => Directory.EnumerateDirectories("/proc").Any(process => IsOf(home, process) != false);

    /// <summary>The process; null where there is none.</summary>
    public static int? Find(string home) => Directory.EnumerateDirectories("/proc")
        .Where(process => IsOf(home, process) == true)
        .Select(process => (int?)int.Parse(Path.GetFileName(process), CultureInfo.InvariantCulture))
        .FirstOrDefault();

    /// <summary>
    /// Whether a process is background work of whoever has that home; null where that cannot be told yet. While a process becomes telemetry, again
    /// too, it has its file already but no arguments and then no environment. So each of them is read once: who looks twice may find that the first look
    /// was before this moment and the second in it, and take it for something else both times.
    /// </summary>
    /// <param name="home">The home.</param>
    /// <param name="process">Its folder in <c>/proc</c>.</param>
    public static bool? IsOf(string home, string process)
    {
        var arguments = Read(process, "cmdline");
        if (arguments.Length == 0)
        {
            return IsTelemetry(process) ? null : false;
        }

        if (!arguments.Contains("telemetry\0flush\0", StringComparison.Ordinal))
        {
            return false;
        }

        var environment = Read(process, "environ");
        return environment.Length == 0 ? null : environment.Contains($"HOME={home}\0", StringComparison.Ordinal);
    }

    private static bool IsTelemetry(string process)
    {
        try
        {
            return File.ResolveLinkTarget(Path.Combine(process, "exe"), returnFinalTarget: false)?.Name == "telemetry";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string Read(string process, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
