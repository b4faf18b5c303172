namespace Footfall.Protocol;

/// <summary>When the argument that follows an option is its value, where the option's own argument holds none.</summary>
public enum NextArgument
{
    /// <summary>Never: a value stands in the same argument or not at all.</summary>
    Never,

    /// <summary>Only if it is <c>true</c> or <c>false</c>, in any case: <c>--self-contained false</c>.</summary>
    Boolean,

    /// <summary>Unless it begins with a dash and is longer than that.</summary>
    Word,

    /// <summary>It and all that follow it, as far as they are such words: <c>--files a b c</c>.</summary>
    Words,

    /// <summary>Whatever it looks like, also <c>--</c> or another option.</summary>
    Always,
}
