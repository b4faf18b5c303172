namespace Footfall.Testing;

/// <summary>What a system call is about.</summary>
public enum CallSubject
{
    /// <summary>A file or directory.</summary>
    File,

    /// <summary>A socket.</summary>
    Network,

    /// <summary>A process: one is started, becomes another program, or is waited for.</summary>
    Process,
}
