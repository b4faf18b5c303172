namespace Footfall.Collector;

/// <summary>The open data of a tool and quarter as JSON.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Quarter">Such as <c>2026-q4</c>.</param>
/// <param name="Licence">What the figures may be used for.</param>
/// <param name="Columns">What the properties of a figure mean.</param>
/// <param name="Releases">In the order of their numbers.</param>
internal sealed record QuarterDocument(
    string Tool,
    string Quarter,
    string Licence,
    IReadOnlyDictionary<string, string> Columns,
    IReadOnlyList<ReleaseDocument> Releases);
