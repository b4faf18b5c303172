namespace Footfall.Protocol;

/// <summary>What stands behind the dash of a semantic version, made coarse. The numbers are on the wire.</summary>
public enum PrereleaseClass
{
    /// <summary>The version could not be read; its other code is 0.</summary>
    Unknown = 0,

    /// <summary>No prerelease part.</summary>
    Release = 1,

    /// <summary>Begins with <c>alpha</c>.</summary>
    Alpha = 2,

    /// <summary>Begins with <c>beta</c>.</summary>
    Beta = 3,

    /// <summary>Begins with <c>preview</c>.</summary>
    Preview = 4,

    /// <summary>Begins with <c>rc</c>.</summary>
    Candidate = 5,

    /// <summary>Anything else behind the dash; the text itself is never kept.</summary>
    Other = 6,
}
