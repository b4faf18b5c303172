namespace Footfall;

/// <summary>What is the matter with a cache.</summary>
internal enum CacheTrouble
{
    /// <summary>Its content is not what was written. It is set aside and a new one begun.</summary>
    Damaged,

    /// <summary>A newer Footfall wrote it. It is left alone and nothing is counted.</summary>
    Newer,

    /// <summary>The disk is full, the file may not be written, or another process holds it. Tried again later.</summary>
    Unavailable,
}
