using System.Globalization;

namespace Footfall;

/// <summary>Which signals this process ignores, as <c>nohup</c> or <c>trap ''</c> leave them to it.</summary>
internal static class IgnoredSignals
{
    private const string Line = "SigIgn:";
    private static readonly ulong Mask = Read();

    /// <summary>Whether a signal was ignored when this was first asked. False where the platform does not tell.</summary>
    public static bool Contains(int signal) => (Mask >> (signal - 1) & 1) != 0;

    private static ulong Read()
    {
        try
        {
            var line = OperatingSystem.IsLinux()
                ? File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith(Line, StringComparison.Ordinal))
                : null;
            var digits = line?[Line.Length..].Trim();
            return ulong.TryParse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var mask) ? mask : 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
