using System.Globalization;

namespace Footfall;

/// <summary>
/// .NET raises the soft limit of open files to the hard limit when it starts, and a tool would inherit that: some allocate by it,
/// some close every possible descriptor one by one, <c>select</c> breaks above 1,024. The number before is not kept anywhere, so it
/// is taken from the parent, which gave us ours.
/// </summary>
internal static unsafe class DescriptorLimit
{
    private const int OpenFiles = 7;
    private const string Line = "Max open files";

    /// <summary>Sets the soft limit back. Does nothing where the parent's limits are unknown or were not ours.</summary>
    public static void Restore()
    {
        // The native runtime leaves the limit alone.
        if (NativeStart.IsLinked)
        {
            return;
        }

        var own = stackalloc ulong[2];
        if (!OperatingSystem.IsLinux() || Libc.GetLimit(OpenFiles, own) != 0 || own[0] != own[1])
        {
            return;
        }

        if (TryReadParent(out var soft, out var hard) && hard == own[1] && soft < own[0])
        {
            own[0] = soft;
            _ = Libc.SetLimit(OpenFiles, own);
        }
    }

    private static bool TryReadParent(out ulong soft, out ulong hard)
    {
        soft = hard = 0;
        try
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"/proc/{Libc.ParentProcess()}/limits");
            var line = File.ReadLines(path).FirstOrDefault(line => line.StartsWith(Line, StringComparison.Ordinal));
            var words = line?[Line.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return words is { Length: >= 2 } && ulong.TryParse(words[0], out soft) && ulong.TryParse(words[1], out hard);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
