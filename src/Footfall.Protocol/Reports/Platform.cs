namespace Footfall.Protocol;

/// <summary>The operating system. The numbers are on the wire.</summary>
public enum Platform
{
    /// <summary>None of those below.</summary>
    Other = 0,

    /// <summary>Linux, whatever the distribution.</summary>
    Linux = 1,

    /// <summary>macOS.</summary>
    MacOS = 2,

    /// <summary>Windows.</summary>
    Windows = 3,

    /// <summary>FreeBSD.</summary>
    FreeBsd = 4,
}
