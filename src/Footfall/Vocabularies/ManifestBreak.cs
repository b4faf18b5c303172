using Footfall.Protocol;

namespace Footfall;

/// <summary>One promise about codes that a new revision of a manifest does not keep (<c>spec/vocabulary.md</c>, V18 to V21).</summary>
/// <param name="Kind">The manifest itself, or what the code is of.</param>
/// <param name="Code">The code; 0 for the manifest itself.</param>
/// <param name="Was">What the code meant.</param>
/// <param name="Is">What it means now; null: nothing.</param>
/// <param name="Reason">What is wrong, as the end of a sentence.</param>
internal sealed record ManifestBreak(ReportKind? Kind, int Code, string Was, string? Is, string Reason)
{
    public override string ToString() => Kind is { } kind ? $"{ReportKinds.Name(kind)} {Code} ({Was}) {Reason}" : Reason;
}
