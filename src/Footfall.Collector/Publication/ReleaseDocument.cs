namespace Footfall.Collector;

/// <summary>A release in <see cref="QuarterDocument"/>.</summary>
/// <param name="Number">Its number in the log.</param>
/// <param name="Window">The window in words.</param>
/// <param name="Day">The day of the release.</param>
/// <param name="Digest">SHA-256 of the lines that the tab-separated file holds of it.</param>
/// <param name="Figures">What those lines say.</param>
internal sealed record ReleaseDocument(long Number, string Window, string Day, string Digest, IReadOnlyList<FigureDocument> Figures);
