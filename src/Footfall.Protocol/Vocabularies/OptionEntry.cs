using System.Collections.Immutable;

namespace Footfall.Protocol;

/// <summary>One option of one command.</summary>
public sealed record OptionEntry
{
    /// <summary>The option's code, unique among all options of the manifest; never given to another meaning.</summary>
    public required int Code { get; init; }

    /// <summary>
    /// All spellings, dashes included; the first is the one shown. <c>-#</c> stands for a dash followed by digits, as in <c>git log -5</c>.
    /// </summary>
    public required ImmutableArray<string> Names { get; init; }

    /// <summary>Default <see cref="OptionArity.None"/>; <see cref="OptionArity.Required"/> where values are listed.</summary>
    public OptionArity Arity { get; init; }

    /// <summary>Environment variables that stand for the option where it is not on the command line. At most 5.</summary>
    public ImmutableArray<string> Environment { get; init; } = [];

    /// <summary>The closed list of values that are counted. Empty: the value is never looked at.</summary>
    public ImmutableArray<ValueEntry> Values { get; init; } = [];

    /// <summary>Also accepted on every command below this one. Default false.</summary>
    public bool Inherited { get; init; }

    /// <summary>Also accepted with <c>--no-</c> in front of a long name; counted as the same option. Default false.</summary>
    public bool Negatable { get; init; }
}
