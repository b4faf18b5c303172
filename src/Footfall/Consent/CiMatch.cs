namespace Footfall;

/// <summary>When a rule about continuous integration holds.</summary>
internal enum CiMatch
{
    /// <summary>One of the variables is set.</summary>
    Any,

    /// <summary>All of the variables are set.</summary>
    All,

    /// <summary>The variable has the value, compared without case.</summary>
    Equal,

    /// <summary>The variable's value contains the text, compared with case.</summary>
    Containing,
}
