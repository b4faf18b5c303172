using System.Collections.Immutable;
using Footfall.Protocol;
using NodaTime;

namespace Footfall;

/// <summary>
/// An answer, with all that it is bound to. Stored as <see cref="ConsentFormat"/> says; holds nothing about who answered.
/// </summary>
internal sealed record ConsentRecord
{
    public required ToolName Tool { get; init; }

    public required ConsentAnswer Answer { get; init; }

    /// <summary>Where reports may go; null unless the answer is yes.</summary>
    public Endpoint? Endpoint { get; init; }

    /// <summary>The person named the endpoint, so that the manifest's does not matter.</summary>
    public bool EndpointIsOwn { get; init; }

    /// <summary>The policy that was shown.</summary>
    public Uri? Policy { get; init; }

    /// <summary>The classes of data that were agreed to.</summary>
    public ImmutableArray<ReportKind> Kinds { get; init; } = [];

    /// <summary>Classes that were offered later and refused, so that they are not offered again.</summary>
    public ImmutableArray<ReportKind> Declined { get; init; } = [];

    /// <summary>The UTC day of the answer.</summary>
    public required LocalDate Day { get; init; }

    /// <summary>Whether two policies are at one address, fragment included: the operator of <see cref="Uri"/> does not look at fragments.</summary>
    public static bool SamePolicy(Uri? one, Uri? other) => one?.AbsoluteUri == other?.AbsoluteUri;
}
