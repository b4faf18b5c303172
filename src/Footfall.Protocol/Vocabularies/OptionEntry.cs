using System.Collections.Immutable;

namespace Footfall.Protocol;

/// <summary>One option of one command.</summary>
public sealed record OptionEntry
{
    private readonly NextArgument? next;

    /// <summary>The option's code, unique among all options of the manifest; never given to another meaning.</summary>
    public required int Code { get; init; }

    /// <summary>
    /// All spellings, dashes included; the first is the one shown. <c>-#</c> stands for a dash followed by digits, as in <c>git log -5</c>;
    /// <c>+</c> and <c>@</c> for an argument that begins with this character, as in <c>cargo +nightly</c> and <c>dotnet build @file</c>.
    /// </summary>
    public required ImmutableArray<string> Names { get; init; }

    /// <summary>Default <see cref="OptionArity.None"/>; <see cref="OptionArity.Required"/> where values are listed.</summary>
    public OptionArity Arity { get; init; }

    /// <summary>
    /// When the next argument is the value. Default <see cref="NextArgument.Always"/> where a value is required, otherwise
    /// <see cref="NextArgument.Never"/>.
    /// </summary>
    public NextArgument Next
    {
        get => next ?? (Arity == OptionArity.Required ? NextArgument.Always : NextArgument.Never);
        init => next = value;
    }

    /// <summary>The character between several values in one text, as in <c>--platform=linux/amd64,linux/arm64</c>. Null: the text is one value.</summary>
    public char? Delimiter { get; init; }

    /// <summary>Environment variables that stand for the option where it is not on the command line. At most 5.</summary>
    public ImmutableArray<string> Environment { get; init; } = [];

    /// <summary>The closed list of values that are counted. Empty: the value is never looked at.</summary>
    public ImmutableArray<ValueEntry> Values { get; init; } = [];

    /// <summary>Also accepted on every command below this one. Default false.</summary>
    public bool Inherited { get; init; }

    /// <summary>Also accepted with <c>--no-</c> in front of a long name; counted as the same option. Default false.</summary>
    public bool Negatable { get; init; }

    /// <summary>Whether each value counts that the option is given on one command line. Default false: only the last does.</summary>
    public bool Repeatable { get; init; }
}
