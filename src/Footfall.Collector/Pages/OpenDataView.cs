namespace Footfall.Collector;

/// <summary>The page about the open data.</summary>
/// <param name="Files">Every file.</param>
/// <param name="Licence">The SPDX name of the licence.</param>
internal sealed record OpenDataView(IReadOnlyList<DataFile> Files, string Licence);
