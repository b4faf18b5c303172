namespace Footfall;

/// <summary>How background work ended.</summary>
internal enum FlushState
{
    /// <summary>There is no tool that may be counted.</summary>
    NothingToDo,

    /// <summary>Another process is at it.</summary>
    Busy,

    /// <summary>It was done.</summary>
    Done,
}
