using Footfall.Protocol;
using NodaTime;

namespace Footfall;

/// <summary>A report that waits to be sent, with the exact bytes that will be.</summary>
internal sealed record OutboxReport
{
    public required Nonce Nonce { get; init; }

    /// <summary>The canonical form. Sent as it is, in every try.</summary>
    public required byte[] Body { get; init; }

    /// <summary>It does not leave before. Chosen at random; chosen again after each failed try. Of a refused one, when that was.</summary>
    public required Instant Release { get; init; }

    /// <summary>It is dropped when it has not left by then: 14 days after its window's end.</summary>
    public required Instant Deadline { get; init; }

    /// <summary>Tries that failed for want of network or server.</summary>
    public int Attempts { get; init; }

    /// <summary>Why the collector refused it for good; null while it waits. Never the collector's own words.</summary>
    public string? Refusal { get; init; }
}
