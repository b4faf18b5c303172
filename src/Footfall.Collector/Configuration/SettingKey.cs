namespace Footfall.Collector;

/// <summary>A setting that there is.</summary>
/// <param name="Name">As after <c>--</c> and in the file.</param>
/// <param name="Value">What stands for its value in the usage.</param>
/// <param name="Help">What it means, and its default. Lines of the usage.</param>
/// <param name="Read">The settings with the value in them; or null and what is wrong and what would be right, without the source.</param>
internal sealed record SettingKey(string Name, string Value, string Help, Func<Settings, string, (Settings? Settings, string Problem)> Read);
