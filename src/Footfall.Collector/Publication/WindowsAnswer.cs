namespace Footfall.Collector;

/// <summary>The windows of which there are sums.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Windows">In words; weeks before days, each from the oldest.</param>
internal sealed record WindowsAnswer(string Tool, IReadOnlyList<string> Windows);
