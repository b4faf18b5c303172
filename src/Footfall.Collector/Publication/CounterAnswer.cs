namespace Footfall.Collector;

/// <summary>One sum, with its codes and what they mean.</summary>
/// <param name="Kind">The kind's name.</param>
/// <param name="A">The first code.</param>
/// <param name="B">The second code.</param>
/// <param name="What">The first code in words.</param>
/// <param name="Which">The second code in words; empty where the kind has one code.</param>
/// <param name="Sum">What all reports add up to.</param>
internal sealed record CounterAnswer(string Kind, long A, long B, string What, string Which, long Sum);
