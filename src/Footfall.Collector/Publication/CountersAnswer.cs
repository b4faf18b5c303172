namespace Footfall.Collector;

/// <summary>The sums of a window.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Window">The window in words.</param>
/// <param name="Counters">Ordered by the number of their kind and by their codes.</param>
internal sealed record CountersAnswer(string Tool, string Window, IReadOnlyList<CounterAnswer> Counters);
