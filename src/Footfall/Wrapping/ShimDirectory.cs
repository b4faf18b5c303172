using Footfall.Protocol;

namespace Footfall;

/// <summary>
/// The directory that holds a link to <c>telemetry</c> for each wrapped tool, under the tool's name (<c>spec/wrapping.md</c>, section 1). On
/// Windows, where links need a privilege, a small command file stands for each; that is not covered by tests.
/// </summary>
internal sealed class ShimDirectory(StateDirectory home)
{
    private const string WindowsEnding = ".cmd";

    public string Location => home.Shims;

    /// <summary>Where a tool's shim is, or would be.</summary>
    public string PathOf(ToolName tool) => Path.Combine(home.Shims, OperatingSystem.IsWindows() ? tool.Text + WindowsEnding : tool.Text);

    /// <summary>The tools that have something in the place of a shim, in the order of their names.</summary>
    public IReadOnlyList<ToolName> Tools() =>
        [.. Entries().Select(entry => ToolName.TryParse(NameOf(entry), out var tool) ? tool : null).OfType<ToolName>()];

    /// <summary>The paths of what lies there and can be no shim.</summary>
    public IReadOnlyList<string> Strangers() => [.. Entries().Where(entry => !ToolName.TryParse(NameOf(entry), out _))];

    /// <summary>What there is for a tool.</summary>
    /// <param name="tool">The tool.</param>
    /// <param name="executable">This <c>telemetry</c>; null when there is none to point to.</param>
    public ShimState StateOf(ToolName tool, string? executable)
    {
        var file = new FileInfo(PathOf(tool));
        if (OperatingSystem.IsWindows())
        {
            return file.Exists ? ShimState.Ready : ShimState.None;
        }

        if (file.LinkTarget is null)
        {
            return Path.Exists(file.FullName) ? ShimState.Foreign : ShimState.None;
        }

        return FileStatus.Of(file.FullName) is not { } target ? ShimState.Dangling
            : executable is not null && FileStatus.Of(executable) is { } own && own.IsSameFile(target) ? ShimState.Ready
            : ShimState.OfAnother;
    }

    /// <summary>Makes the shim of a tool, or leads it here. The place must not hold what is <see cref="ShimState.Foreign"/>.</summary>
    public void Make(ToolName tool, string executable)
    {
        OwnPlace.RequireDirectories(home.Shims);
        PrivateFiles.CreateDirectory(home.Shims);
        if (OperatingSystem.IsWindows())
        {
            File.WriteAllText(PathOf(tool), $"@\"{executable}\" run -- {tool} %*\r\n");
            return;
        }

        if (new FileInfo(PathOf(tool)).LinkTarget == executable)
        {
            return;
        }

        // Replaced at once: whoever calls the tool meanwhile meets the old one or the new. No tool's name has this letter.
        var fresh = PathOf(tool) + "~";
        File.Delete(fresh);
        File.CreateSymbolicLink(fresh, executable);
        File.Move(fresh, PathOf(tool), overwrite: true);
    }

    /// <summary>Removes the shim of a tool, and the directory with the last. False: there was none.</summary>
    public bool Remove(ToolName tool)
    {
        if (StateOf(tool, executable: null) is ShimState.None or ShimState.Foreign)
        {
            return false;
        }

        OwnPlace.RequireDirectories(home.Shims);
        File.Delete(PathOf(tool));
        if (!Directory.EnumerateFileSystemEntries(home.Shims).Any())
        {
            Directory.Delete(home.Shims);
        }

        return true;
    }

    private IEnumerable<string> Entries() =>
        Directory.Exists(home.Shims) && OwnPlace.TakesDirectory(home.Shims) ? Directory.EnumerateFileSystemEntries(home.Shims).Order(StringComparer.Ordinal) : [];

    private static string NameOf(string entry)
    {
        var name = Path.GetFileName(entry);
        return OperatingSystem.IsWindows() && name.EndsWith(WindowsEnding, StringComparison.OrdinalIgnoreCase) ? name[..^WindowsEnding.Length] : name;
    }
}
