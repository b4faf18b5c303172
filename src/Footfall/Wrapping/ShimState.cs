namespace Footfall;

/// <summary>What lies where a tool's shim would be.</summary>
internal enum ShimState
{
    /// <summary>Nothing: the tool is not wrapped.</summary>
    None,

    /// <summary>A link to this <c>telemetry</c>.</summary>
    Ready,

    /// <summary>A link to nothing. Shells pass it over.</summary>
    Dangling,

    /// <summary>A link to another file, such as an older <c>telemetry</c>.</summary>
    OfAnother,

    /// <summary>No link: none of ours.</summary>
    Foreign,
}
