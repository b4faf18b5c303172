namespace Footfall.Cli.Drafting;

/// <summary>What a part of a page is about, as its heading says.</summary>
internal enum SectionKind
{
    /// <summary>Anything else: options, if lines begin like options, and prose otherwise.</summary>
    Other,
    Usage,
    Commands,
    Operands,
    Aliases,

    /// <summary>Examples and the like, where a dash at the beginning of a line means nothing.</summary>
    Ignored,
}
