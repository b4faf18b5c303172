using System.Runtime.Versioning;
using System.Text;

namespace Footfall;

/// <summary>The search on Windows, where an executable is known by the end of its name. Not covered by tests.</summary>
[SupportedOSPlatform("windows")]
internal static class WindowsToolSearch
{
    private static readonly string[] Endings = ["", ".exe", ".com", ".cmd", ".bat"];

    public static FoundTool Find(IEnumerable<byte[]> directories, string name, string? shims)
    {
        var found = name.AsSpan().ContainsAny('/', '\\')
            ? name
            : directories.Select(Encoding.UTF8.GetString)
                .Where(directory => directory.Length > 0 && !IsSame(directory, shims))
                .SelectMany(directory => Endings.Where(ending => ending.Length > 0 || Path.HasExtension(name)).Select(ending => Path.Combine(directory, name + ending)))
                .FirstOrDefault(File.Exists);
        return found is null ? FoundTool.Missing : FoundTool.At(Encoding.UTF8.GetBytes(found));
    }

    private static bool IsSame(string directory, string? shims) =>
        shims is not null && Path.TrimEndingDirectorySeparator(directory).Equals(shims, StringComparison.OrdinalIgnoreCase);
}
