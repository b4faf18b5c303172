namespace Footfall.EndToEnd.Tests;

/// <summary>How the tool of a scene is called.</summary>
internal enum Way
{
    /// <summary>Footfall is not there.</summary>
    Bare,

    /// <summary>Through a shim, and counted.</summary>
    Counted,

    /// <summary>Through a shim, after a no: the shim becomes the tool.</summary>
    Off,

    /// <summary>Through a shim, before any answer and where nobody can be asked.</summary>
    Undecided,
}
