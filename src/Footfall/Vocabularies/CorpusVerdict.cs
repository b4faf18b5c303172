namespace Footfall;

/// <summary>How a command line was read, against what its tool's documentation says.</summary>
internal enum CorpusVerdict
{
    /// <summary>As the documented command; or as none, where none is documented.</summary>
    Recognised,

    /// <summary>As another command than the documented one.</summary>
    Mismatched,

    /// <summary>As no command, although one is documented.</summary>
    UnknownCommand,
}
