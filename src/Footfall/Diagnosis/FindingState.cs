namespace Footfall;

/// <summary>Whether something needs a mend.</summary>
internal enum FindingState
{
    Well,

    /// <summary>Worth knowing, and nothing is wrong with it.</summary>
    Note,

    Trouble,
}
