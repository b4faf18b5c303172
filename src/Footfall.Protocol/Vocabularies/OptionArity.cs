namespace Footfall.Protocol;

/// <summary>Whether an option is followed by a value on the command line.</summary>
public enum OptionArity
{
    /// <summary>A switch: <c>--all</c>.</summary>
    None,

    /// <summary>A value always follows, in the same argument or the next: <c>--mode=x</c>, <c>--mode x</c>, <c>-mx</c>.</summary>
    Required,

    /// <summary>A value may follow, and only in the same argument: <c>--color</c>, <c>--color=never</c>.</summary>
    Optional,
}
