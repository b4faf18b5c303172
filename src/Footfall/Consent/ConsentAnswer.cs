namespace Footfall;

/// <summary>What a person answered.</summary>
internal enum ConsentAnswer
{
    /// <summary>Nothing is counted.</summary>
    No,

    /// <summary>Counted for the person's own eyes; nothing is ever sent.</summary>
    Local,

    /// <summary>Counted, and reports are sent to the endpoint that was shown.</summary>
    Yes,
}
