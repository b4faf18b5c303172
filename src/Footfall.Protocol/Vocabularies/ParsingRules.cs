namespace Footfall.Protocol;

/// <summary>How a tool reads its command line, where tools differ. Defaults are those of GNU <c>getopt_long</c>, abbreviations apart.</summary>
public sealed record ParsingRules
{
    /// <summary>Characters that part an option from a value in the same argument: <c>=</c> (default) or <c>=:</c>.</summary>
    public string Separators { get; init; } = "=";

    /// <summary>Whether <c>-abc</c> may stand for <c>-a -b -c</c>. Default true.</summary>
    public bool Clusters { get; init; } = true;

    /// <summary>Whether a short option's value may follow it directly: <c>-ovalue</c>. Default true.</summary>
    public bool AttachedValues { get; init; } = true;

    /// <summary>Whether a unique beginning of a long option stands for it: <c>--verb</c> for <c>--verbose</c>. Default false.</summary>
    public bool Abbreviations { get; init; }

    /// <summary>Whether a unique beginning of a command's name or alias stands for it: <c>npm inst</c>. Default false.</summary>
    public bool CommandAbbreviations { get; init; }

    /// <summary>Whether commands are compared without case. Default false.</summary>
    public bool CommandsIgnoreCase { get; init; }

    /// <summary>Whether options are compared without case. Default false.</summary>
    public bool OptionsIgnoreCase { get; init; }

    /// <summary>Whether listed values are compared without case. Default false.</summary>
    public bool ValuesIgnoreCase { get; init; }

    /// <summary>How names of commands are compared.</summary>
    public StringComparer CommandComparer => CommandsIgnoreCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    /// <summary>How names of options are compared.</summary>
    public StringComparer OptionComparer => OptionsIgnoreCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    /// <summary>How listed values are compared.</summary>
    public StringComparer ValueComparer => ValuesIgnoreCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
}
