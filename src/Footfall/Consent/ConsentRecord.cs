using System.Collections.Immutable;
using Footfall.Protocol;
using NodaTime;

namespace Footfall;

/// <summary>
/// An answer, with all that it is bound to. Stored as <see cref="ConsentFormat"/> says; holds nothing about who answered.
/// </summary>
/// <remarks>
/// Kept as the texts of its file: a wrapped command compares them and needs no more. What <see cref="ConsentStore.Read"/> gives also means
/// something.
/// </remarks>
internal sealed record ConsentRecord
{
    public required ToolName Tool { get; init; }

    public required ConsentAnswer Answer { get; init; }

    /// <summary>Where reports may go; null unless the answer is yes.</summary>
    public Endpoint? Endpoint
    {
        get => EndpointText is null ? null : Endpoint.Parse(EndpointText);
        init => EndpointText = value?.ToString();
    }

    /// <summary><see cref="Endpoint"/>, as it writes itself.</summary>
    public string? EndpointText { get; init; }

    /// <summary>The person named the endpoint, so that the manifest's does not matter.</summary>
    public bool EndpointIsOwn { get; init; }

    /// <summary>The policy that was shown.</summary>
    public Uri? Policy
    {
        get => PolicyText is null ? null : new Uri(PolicyText);
        init => PolicyText = value?.AbsoluteUri;
    }

    /// <summary><see cref="Policy"/>, as <see cref="Uri.AbsoluteUri"/> writes it.</summary>
    public string? PolicyText { get; init; }

    /// <summary>The classes of data that were agreed to.</summary>
    public ImmutableArray<ReportKind> Kinds { get; init; } = [];

    /// <summary>Classes that were offered later and refused, so that they are not offered again.</summary>
    public ImmutableArray<ReportKind> Declined { get; init; } = [];

    /// <summary>The UTC day of the answer.</summary>
    public LocalDate Day
    {
        get => UtcDay.Parse(DayText);
        init => DayText = UtcDay.Format(value);
    }

    /// <summary><see cref="Day"/>, as <see cref="UtcDay"/> writes it.</summary>
    public string DayText { get; init; } = "";

    public bool Equals(ConsentRecord? other) => other is not null && ConsentFormat.Write(this).AsSpan().SequenceEqual(ConsentFormat.Write(other));

    public override int GetHashCode() => Tool.GetHashCode();

    /// <summary>Whether two policies are at one address, fragment included: the operator of <see cref="Uri"/> does not look at fragments.</summary>
    public static bool SamePolicy(Uri? one, Uri? other) => one?.AbsoluteUri == other?.AbsoluteUri;
}
