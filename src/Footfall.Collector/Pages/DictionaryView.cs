namespace Footfall.Collector;

/// <summary>The page that says what the columns mean.</summary>
/// <param name="Licence">The SPDX name of the licence.</param>
internal sealed record DictionaryView(string Licence);
