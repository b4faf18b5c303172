namespace Footfall.Collector;

/// <summary>A <see cref="Figure"/> in <see cref="ReleaseDocument"/>; the columns are explained in <see cref="OpenData.Columns"/>.</summary>
internal sealed record FigureDocument(string Kind, long? A, long? B, string What, string Which, long Reports, long? Sum, long Margin, string Rule);
