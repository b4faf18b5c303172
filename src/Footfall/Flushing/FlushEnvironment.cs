using System.Text;

namespace Footfall;

/// <summary>
/// The variables that background work has. It is started by wrapped commands and would carry all of a person's environment, tokens and names
/// included, in its memory beside an open connection; so it begins by becoming itself again with those alone that it needs.
/// </summary>
internal static class FlushEnvironment
{
    /// <summary>Names more variables to keep, separated by commas: what a version manager needs to tell a tool's version.</summary>
    public const string KeepVariable = "FOOTFALL_KEEP";

    private const string OwnPrefix = "FOOTFALL_";

    /// <summary>Where things lie, how the network is reached, what a runtime and version managers need. None of them tells who somebody is but by a path.</summary>
    private static readonly string[] Needed =
    [
        "HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "PATH", "TMPDIR", "TERM", "NO_COLOR", ConsentGate.DoNotTrack,
        "http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR",
        "LD_LIBRARY_PATH", "DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_ROOT_ARM64", "DOTNET_EnableDiagnostics",
        "CARGO_HOME", "RUSTUP_HOME", "RUSTUP_TOOLCHAIN", "NVM_DIR", "VOLTA_HOME", "ASDF_DIR", "ASDF_DATA_DIR", "MISE_DATA_DIR", "JAVA_HOME",
    ];

    /// <summary>
    /// Becomes this program again, with the same arguments, where there is work and the environment has more than is needed. Returns where that is not
    /// so, or cannot be done.
    /// </summary>
    public static void Enter()
    {
        var all = RawEnvironment.OfThisProcess();
        if (OperatingSystem.IsWindows()
            || StateDirectory.Locate(all) is not { } home
            || Names(home, all) is not { } names
            || all.Only(names.Contains) is var kept && kept.Entries.Length == all.Entries.Length
            || RawCommandLine.WholeOfCurrentProcess() is not { } called
            || Environment.ProcessPath is not { } own
            || Encoding.UTF8.GetBytes(own) is var file && !FileStatus.MayExecute(file))
        {
            return;
        }

        _ = ToolProcess.Replace(called.Executing(file), kept);
    }

    /// <summary>The names that count; null where no tool was answered about, so that there is nothing to do.</summary>
    private static HashSet<string>? Names(StateDirectory home, RawEnvironment all)
    {
        var tools = home.AnsweredTools();
        if (tools.Count == 0)
        {
            return null;
        }

        // Those that forbid or limit are asked for again before anything is counted or sent.
        var catalog = new ManifestCatalog(home);
        var refusing = tools.SelectMany(tool => catalog.Open(tool)?.Outline.Terms.OptOut ?? []).Select(variable => variable.Name);
        var building = CiRule.All.SelectMany(rule => rule.Match is CiMatch.Any or CiMatch.All ? rule.Words : rule.Words[..1]);
        var wished = all.Variable(KeepVariable)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        var own = all.Names.Where(name => name.StartsWith(OwnPrefix, StringComparison.Ordinal));
        return [.. Needed, .. refusing, .. building, .. wished, .. own];
    }
}
