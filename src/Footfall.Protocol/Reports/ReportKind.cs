namespace Footfall.Protocol;

/// <summary>
/// The class of data that a report belongs to; also what a person agrees to. The numbers are on the wire and never change
/// (<c>spec/report.md</c>, section 3, says what the two codes of each kind are).
/// </summary>
public enum ReportKind
{
    /// <summary>How often a command ended in an outcome. Codes: command, <see cref="Outcome"/>.</summary>
    Command = 1,

    /// <summary>How often an option was given with a command, on the command line. Codes: command, option.</summary>
    Option = 2,

    /// <summary>How often an option had a value of its closed list. Codes: command, value.</summary>
    Value = 3,

    /// <summary>How many operands a command had. Codes: command, <see cref="CountClass"/>.</summary>
    Positionals = 4,

    /// <summary>How long a command took. Codes: command, <see cref="DurationClass"/>.</summary>
    Duration = 5,

    /// <summary>How many failures came before a success. Codes: command, <see cref="CountClass"/> of the failures.</summary>
    Struggle = 6,

    /// <summary>Which version of the tool was there. Codes of <see cref="ToolVersion"/>. Presence: at most 1 a window.</summary>
    Version = 7,

    /// <summary>Which operating system. Code: <see cref="Platform"/>. Presence.</summary>
    Platform = 8,

    /// <summary>Which processor. Code: <see cref="Processor"/>. Presence.</summary>
    Architecture = 9,

    /// <summary>Whether it was used at a terminal. Code: <see cref="TerminalUse"/>. Presence.</summary>
    Terminal = 10,

    /// <summary>That a machine was active. Codes: <see cref="ActivityMode"/>, days (<c>spec/activity.md</c>). Always counts 1.</summary>
    Activity = 11,

    /// <summary>
    /// How often an option came from an environment variable instead of the command line. Codes: command, option. Only for options whose
    /// manifest names such a variable; of the variable nothing but that is counted.
    /// </summary>
    Environment = 12,
}
