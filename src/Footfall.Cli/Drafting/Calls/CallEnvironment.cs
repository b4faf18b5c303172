namespace Footfall.Cli.Drafting;

/// <summary>
/// The environment in which a tool is asked: made from nothing, so that the person's settings, credentials and sessions are not in it.
/// </summary>
internal static class CallEnvironment
{
    /// <summary>A port of this machine on which, by its old meaning, nothing that answers listens.</summary>
    private const string ClosedPort = "127.0.0.1:9";

    /// <summary>Where programs and their parts are found.</summary>
    private static readonly string[] Kept =
    [
        "PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_ROOT_ARM64", "JAVA_HOME", "GOROOT", "NODE_PATH", "PYTHONPATH",
        "PYTHONHOME", "GEM_PATH", "NVM_DIR", "VOLTA_HOME", "PYENV_ROOT", "RBENV_ROOT", "ASDF_DIR", "ASDF_DATA_DIR", "NIX_PROFILES", "SystemRoot", "SystemDrive",
        "windir", "ComSpec", "PATHEXT", "ProgramFiles", "ProgramFiles(x86)", "ProgramData", "NUMBER_OF_PROCESSORS", "PROCESSOR_ARCHITECTURE",
    ];

    /// <summary>Where a person's things are; only with the person's home.</summary>
    private static readonly string[] Personal =
    [
        "HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "CARGO_HOME", "GOPATH",
    ];

    /// <summary>Plain output, no questions, no telemetry, no news, no network.</summary>
    private static readonly (string Name, string Value)[] Fixed =
    [
        ("LC_ALL", "C"), ("LANG", "C"), ("TERM", "dumb"), ("NO_COLOR", "1"), ("CLICOLOR", "0"), ("COLUMNS", "1000"), ("LINES", "1000"),
        ("PAGER", "cat"), ("MANPAGER", "cat"), ("GIT_PAGER", "cat"), ("LESS", "-F"), ("SHELL", "/bin/bash"), ("EDITOR", "false"), ("VISUAL", "false"), ("BROWSER", "false"),
        (ConsentGate.Variable, "off"), ("DO_NOT_TRACK", "1"), ("DOTNET_CLI_TELEMETRY_OPTOUT", "1"), ("DFX_TELEMETRY_DISABLED", "1"), ("NEXT_TELEMETRY_DISABLED", "1"),
        ("GATSBY_TELEMETRY_DISABLED", "1"), ("SAM_CLI_TELEMETRY", "0"), ("AZURE_CORE_COLLECT_TELEMETRY", "false"), ("HOMEBREW_NO_ANALYTICS", "1"),
        ("POWERSHELL_TELEMETRY_OPTOUT", "1"), ("CHECKPOINT_DISABLE", "1"), ("NO_UPDATE_NOTIFIER", "1"), ("NPM_CONFIG_UPDATE_NOTIFIER", "false"),
        ("NPM_CONFIG_LOGS_MAX", "0"), ("NPM_CONFIG_OFFLINE", "true"), ("PIP_DISABLE_PIP_VERSION_CHECK", "1"), ("PYTHONDONTWRITEBYTECODE", "1"),
        ("DOTNET_NOLOGO", "1"), ("DOTNET_SKIP_FIRST_TIME_EXPERIENCE", "1"), ("DOTNET_GENERATE_ASPNET_CERTIFICATE", "false"),
        ("DOTNET_ADD_GLOBAL_TOOLS_TO_PATH", "false"), ("DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE", "true"), ("DOTNET_CLI_USE_MSBUILD_SERVER", "0"),
        ("MSBUILDDISABLENODEREUSE", "1"), ("DOTNET_CLI_UI_LANGUAGE", "en"), ("DOTNET_EnableDiagnostics", "0"),
        ("RUSTUP_AUTO_INSTALL", "0"), ("CARGO_NET_OFFLINE", "true"), ("CARGO_TERM_COLOR", "never"), ("GOPROXY", "off"), ("GOTOOLCHAIN", "local"),
        ("GIT_TERMINAL_PROMPT", "0"), ("GIT_CONFIG_NOSYSTEM", "1"), ("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_OPTIONAL_LOCKS", "0"),
        ("KUBECONFIG", "/dev/null"), ("DOCKER_HOST", $"tcp://{ClosedPort}"), ("DOCKER_CLI_HINTS", "false"), ("SSH_ASKPASS", "false"), ("DEBIAN_FRONTEND", "noninteractive"),
        ("http_proxy", $"http://{ClosedPort}"), ("https_proxy", $"http://{ClosedPort}"), ("ftp_proxy", $"http://{ClosedPort}"), ("all_proxy", $"http://{ClosedPort}"),
        ("HTTP_PROXY", $"http://{ClosedPort}"), ("HTTPS_PROXY", $"http://{ClosedPort}"), ("FTP_PROXY", $"http://{ClosedPort}"), ("ALL_PROXY", $"http://{ClosedPort}"),
    ];

    /// <param name="machine">The person's environment, of which only what finds programs is taken.</param>
    /// <param name="home">The directory that stands in for the person's home.</param>
    /// <param name="withHome">The person's own home is given instead.</param>
    public static IReadOnlyDictionary<string, string> Make(IEnvironment machine, string home, bool withHome)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in withHome ? [.. Kept, .. Personal] : Kept)
        {
            if (machine.Variable(name) is { Length: > 0 } value)
            {
                variables[name] = value;
            }
        }

        foreach (var (name, value) in Fixed)
        {
            variables[name] = value;
        }

        // A toolchain that rustup installed is found through its home, which is the person's and is only read.
        if (machine.Variable("RUSTUP_HOME") is { Length: > 0 } rustup)
        {
            variables["RUSTUP_HOME"] = rustup;
        }
        else if (machine.Variable("HOME") is { Length: > 0 } own && Directory.Exists(Path.Combine(own, ".rustup")))
        {
            variables["RUSTUP_HOME"] = Path.Combine(own, ".rustup");
        }

        foreach (var name in (ReadOnlySpan<string>)["TMPDIR", "TMP", "TEMP"])
        {
            variables[name] = home;
        }

        if (!withHome)
        {
            AddHome(variables, home);
        }

        return variables;
    }

    private static void AddHome(Dictionary<string, string> variables, string home)
    {
        foreach (var (name, folder) in (ReadOnlySpan<(string, string)>)
            [
                ("HOME", ""), ("USERPROFILE", ""), ("APPDATA", ""), ("LOCALAPPDATA", ""), ("XDG_CONFIG_HOME", ".config"), ("XDG_DATA_HOME", ".local/share"),
                ("XDG_CACHE_HOME", ".cache"), ("XDG_STATE_HOME", ".local/state"), ("XDG_RUNTIME_DIR", ".run"), ("CARGO_HOME", ".cargo"), ("GOPATH", "go"),
                ("GOCACHE", ".cache/go"), ("DOTNET_CLI_HOME", ""), ("NUGET_PACKAGES", ".nuget/packages"), ("NPM_CONFIG_CACHE", ".npm"),
                ("NPM_CONFIG_USERCONFIG", ".npmrc"), ("DOCKER_CONFIG", ".docker"), ("GNUPGHOME", ".gnupg"), ("CLOUDSDK_CONFIG", ".config/gcloud"),
            ])
        {
            variables[name] = folder.Length == 0 ? home : Path.Combine(home, folder);
        }
    }
}
