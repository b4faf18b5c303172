namespace Footfall;

/// <summary>What may be done with an invocation, from the strictest.</summary>
internal enum Sharing
{
    /// <summary>Nothing: no file, no socket, no child, no question.</summary>
    Off,

    /// <summary>Nothing, but a person at a terminal may be asked.</summary>
    Ask,

    /// <summary>Counted, never sent.</summary>
    Local,

    /// <summary>Counted and sent.</summary>
    Send,
}
