namespace Footfall;

/// <summary>
/// The code by which a shell finds the shims (<c>spec/wrapping.md</c>, section 5). Run as often as one likes, it puts their directory first on
/// <c>PATH</c>, once. An interactive shell belongs to a person, so it also forgets that a wrapped tool may have started it.
/// </summary>
internal static class ShellCode
{
    /// <summary>The names by which shells are called, in the order of the help.</summary>
    public static IReadOnlyDictionary<string, Shell> Names { get; } = new Dictionary<string, Shell>(StringComparer.Ordinal)
    {
        ["bash"] = Shell.Bash,
        ["zsh"] = Shell.Zsh,
        ["fish"] = Shell.Fish,
        ["pwsh"] = Shell.PowerShell,
        ["sh"] = Shell.Sh,
    };

    /// <summary>The person's shell by <c>SHELL</c>; where it says nothing that is known, one by POSIX.</summary>
    public static Shell Of(IEnvironment environment) =>
        environment.Variable("SHELL") is { Length: > 0 } path ? Names.GetValueOrDefault(Path.GetFileNameWithoutExtension(path), Shell.Sh)
        : OperatingSystem.IsWindows() ? Shell.PowerShell
        : Shell.Sh;

    /// <summary>Whether the directory can stand on <c>PATH</c> at all.</summary>
    public static bool CanStandOnPath(string directory) => !directory.Contains(Path.PathSeparator, StringComparison.Ordinal);

    /// <summary>The code, to be run by the shell itself.</summary>
    public static string For(Shell shell, string directory) => shell switch
    {
        Shell.Fish => Fish(Quote(shell, directory)),
        Shell.PowerShell => PowerShell(Quote(shell, directory)),
        _ => Posix(Quote(shell, directory)),
    };

    /// <summary>The line that runs the code.</summary>
    /// <param name="shell">The shell.</param>
    /// <param name="telemetry">What starts <c>telemetry</c>: its name, or its path in the shell's quotes.</param>
    public static string LineFor(Shell shell, string telemetry) => shell switch
    {
        Shell.Fish => $"{telemetry} shellenv fish | source",
        Shell.PowerShell => $"{(telemetry.StartsWith('\'') ? "& " : "")}{telemetry} shellenv pwsh | Out-String | Invoke-Expression",
        _ => $"eval \"$({telemetry} shellenv {Names.First(name => name.Value == shell).Key})\"",
    };

    /// <summary>The file that the shell reads when it starts, for that line.</summary>
    public static string StartFile(Shell shell) => shell switch
    {
        Shell.Bash => OperatingSystem.IsMacOS() ? "~/.bash_profile" : "~/.bashrc",
        Shell.Zsh => "~/.zshrc",
        Shell.Fish => "~/.config/fish/config.fish",
        Shell.PowerShell => "$PROFILE",
        _ => "~/.profile",
    };

    /// <summary>What takes the mark of a wrapper from a shell.</summary>
    public static string Unmark(Shell shell) => shell switch
    {
        Shell.Fish => $"set -e {NestedMark.Variable}",
        Shell.PowerShell => $"Remove-Item Env:{NestedMark.Variable}",
        _ => $"unset {NestedMark.Variable}",
    };

    /// <summary>A text as one word of the shell.</summary>
    public static string Quote(Shell shell, string text) => "'" + shell switch
    {
        Shell.Fish => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal),
        Shell.PowerShell => string.Concat(text.Select(letter => letter is '\'' or '\u2018' or '\u2019' or '\u201a' or '\u201b' ? $"{letter}{letter}" : $"{letter}")),
        _ => text.Replace("'", "'\\''", StringComparison.Ordinal),
    } + "'";

    // Every line ends in a semicolon, for those who write eval without quotes. PATH is put between colons so that each entry looks the same.
    private static string Posix(string directory) => $$"""
        _footfall={{directory}};
        PATH=:${PATH-}:;
        while case $PATH in *:"$_footfall":*) ;; *) false ;; esac; do PATH=${PATH%%:"$_footfall":*}:${PATH#*:"$_footfall":}; done;
        PATH=${PATH#:};
        case $PATH in :) PATH=$_footfall ;; *) PATH=$_footfall:${PATH%:} ;; esac;
        export PATH;
        unset _footfall;
        hash -r 2>/dev/null || :;
        case $- in *i*) unset {{NestedMark.Variable}} ;; esac;

        """;

    private static string Fish(string directory) => $"""
        set -l _footfall {directory};
        for _entry in $PATH; test "$_entry" = {directory}; or set -a _footfall "$_entry"; end;
        set -gx PATH $_footfall;
        status is-interactive; and set -q {NestedMark.Variable}; and set -e {NestedMark.Variable};
        true;

        """;

    private static string PowerShell(string directory) => $$"""
        $env:PATH = (@({{directory}}) + @($env:PATH -split [IO.Path]::PathSeparator | Where-Object { $_ -cne {{directory}} })) -join [IO.Path]::PathSeparator
        if (-not ([Environment]::GetCommandLineArgs() -match '^-(noni|c|f|e(c|n|$))')) { Remove-Item Env:{{NestedMark.Variable}} -ErrorAction Ignore }

        """;
}
