namespace Footfall.Testing;

/// <summary>What networks, and what stands in them, do to a request.</summary>
public enum NetworkFaultKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The request is lost and the connection ends.</summary>
    Drop,

    /// <summary>Some bytes of the request arrive; then both connections end.</summary>
    CutRequest,

    /// <summary>Some bytes of the request arrive, then the end of the stream. What the collector says to that comes back.</summary>
    HalfClose,

    /// <summary>The request arrives; some bytes of the answer come back, then the connection ends.</summary>
    CutAnswer,

    /// <summary>As <see cref="CutAnswer"/>, and the connection is reset.</summary>
    ResetAnswer,

    /// <summary>The request arrives twice, on two connections at once.</summary>
    Duplicate,

    /// <summary>The connection ends, and the request arrives some time later, among others and not in their order.</summary>
    Hold,

    /// <summary>The request passes when another has passed meanwhile, or after a moment where there is none.</summary>
    Delay,

    /// <summary>503 without the collector.</summary>
    Unavailable,

    /// <summary>The request arrives, and 502 is answered.</summary>
    BadGateway,
}
