namespace Footfall.Cli.Drafting;

/// <summary>How a command's page came to be read, or not.</summary>
internal enum PageState
{
    Read,

    /// <summary>The tool answered, but nothing of it was understood.</summary>
    NotUnderstood,

    /// <summary>No call for it was over in its time.</summary>
    TimedOut,

    /// <summary>It was not asked for: the walk's limits were reached.</summary>
    NotAsked,

    /// <summary>There is nothing to ask for, as with <c>help</c> itself.</summary>
    Skipped,
}
