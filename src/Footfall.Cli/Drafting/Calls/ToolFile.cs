using Footfall.Protocol;

namespace Footfall.Cli.Drafting;

/// <summary>The executable of a tool to be asked.</summary>
internal static class ToolFile
{
    private const string WindowsEnding = ".exe";

    /// <summary>The name that the executable is counted under: <c>spec/vocabulary.md</c>, section 2.</summary>
    public static string NameOf(string text)
    {
        var name = text[(text.LastIndexOfAny(['/', '\\']) + 1)..];
        return name.EndsWith(WindowsEnding, StringComparison.OrdinalIgnoreCase) ? name[..^WindowsEnding.Length] : name;
    }

    /// <summary>The full path of a file by its own path, or of the real tool through PATH; null: there is none.</summary>
    public static string? Find(string text, IEnvironment environment)
    {
        if (text.AsSpan().ContainsAny('/', '\\'))
        {
            return File.Exists(text) ? Path.GetFullPath(text) : null;
        }

        return ToolSearch.FindFromAnywhere(text, environment);
    }

    /// <summary>How the help was asked for, in words.</summary>
    public static string Ways(ToolName tool) =>
        "tried " + string.Join(", ", KnownTool.Of(tool.Text).Forms.Select(form => form switch
        {
            HelpForm.Long => $"{tool} --help",
            HelpForm.Short => $"{tool} -h",
            _ => $"{tool} help",
        }));
}
