namespace Footfall.Collector;

/// <summary>What stands on top of a page whose figures must not be taken for published ones.</summary>
internal enum Notice
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The figures are raw sums.</summary>
    Trial,

    /// <summary>The figures are of no real installation.</summary>
    Synthetic,
}
