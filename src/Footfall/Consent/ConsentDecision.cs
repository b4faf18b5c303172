using System.Collections.Immutable;
using Footfall.Protocol;

namespace Footfall;

/// <summary>What may be done for a tool now, and why.</summary>
internal sealed record ConsentDecision(Sharing Sharing, ConsentRule Rule)
{
    /// <summary>What spoke: the name of a variable, a CI system, a file. Empty where the rule says it all.</summary>
    public string Detail { get; init; } = "";

    /// <summary>The classes of data that may be counted.</summary>
    public ImmutableArray<ReportKind> Kinds { get; init; } = [];

    /// <summary>Classes that the manifest has and that nobody was asked about. Not counted until then.</summary>
    public ImmutableArray<ReportKind> NewKinds { get; init; } = [];

    /// <summary>Where reports go; null unless <see cref="Sharing"/> is <see cref="Sharing.Send"/>.</summary>
    public Endpoint? Endpoint => EndpointText is null ? null : Endpoint.Parse(EndpointText);

    /// <summary><see cref="Endpoint"/>, as it writes itself.</summary>
    public string? EndpointText { get; init; }

    /// <summary>Whether an invocation is written down.</summary>
    public bool Counts => Sharing >= Sharing.Local;
}
