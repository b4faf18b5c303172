namespace Footfall;

/// <summary>How a captured process came to its end.</summary>
internal enum CaptureEnd
{
    Exited,

    /// <summary>Its time was up, and it was killed.</summary>
    TimedOut,

    /// <summary>It wrote more than it may, and was killed.</summary>
    TooLong,

    /// <summary>It could not be started.</summary>
    NotStarted,
}
