namespace Footfall.Protocol;

/// <summary>Whether a person sat at a terminal. The numbers are on the wire.</summary>
public enum TerminalUse
{
    /// <summary>Standard input and standard error were terminals.</summary>
    Interactive = 1,

    /// <summary>They were not: a script, an editor, another program.</summary>
    NotInteractive = 2,
}
