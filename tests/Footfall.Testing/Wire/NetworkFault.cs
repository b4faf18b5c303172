namespace Footfall.Testing;

/// <summary>What a <see cref="FaultProxy"/> does with one request.</summary>
/// <param name="Kind">The fault.</param>
/// <param name="At">For the cuts: how many bytes pass before it. Default 0.</param>
public readonly record struct NetworkFault(NetworkFaultKind Kind, int At = 0)
{
    /// <summary>The request and its answer pass as they are.</summary>
    public static NetworkFault None => default;
}
