namespace Footfall.Collector;

/// <summary>One key with its value, as one source gives it.</summary>
/// <param name="Key">As in <see cref="SettingKeys"/>; <c>versions/TOOL</c> for the versions of a tool.</param>
/// <param name="Text">The value as text; a list has semicolons between its entries.</param>
/// <param name="Source">Where it stands, as a message names it: <c>--urls</c>, <c>FOOTFALL_COLLECTOR_URLS</c>, <c>collector.json: urls</c>.</param>
internal sealed record Setting(string Key, string Text, string Source);
