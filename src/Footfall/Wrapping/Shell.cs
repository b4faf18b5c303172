namespace Footfall;

/// <summary>The shells that <c>telemetry shellenv</c> can write code for.</summary>
internal enum Shell
{
    /// <summary>Any shell by POSIX: dash, ksh, busybox.</summary>
    Sh,

    Bash,

    Zsh,

    Fish,

    PowerShell,
}
