using Footfall.Protocol;

namespace Footfall;

/// <summary>One thing that was looked at, and how it was found.</summary>
/// <param name="Kind">What was found.</param>
/// <param name="Detail">What it is about; see <see cref="FindingKind"/>.</param>
internal sealed record Finding(FindingKind Kind, string Detail = "")
{
    /// <summary>The tool it concerns; null: all of them.</summary>
    public ToolName? Tool { get; init; }

    /// <summary>For <see cref="FindingKind.Off"/>: the rule.</summary>
    public ConsentDecision? Decision { get; init; }

    /// <summary>For <see cref="FindingKind.Off"/>: the answer that stands, if one does.</summary>
    public ConsentRecord? Answer { get; init; }

    public FindingState State => Kind switch
    {
        FindingKind.NothingYet or FindingKind.PlaceReady or FindingKind.ShimsOnPath or FindingKind.Wrapped or FindingKind.KeptReady => FindingState.Well,
        FindingKind.NothingWrapped or FindingKind.Off or FindingKind.DamagePassedOver => FindingState.Note,
        _ => FindingState.Trouble,
    };
}
