namespace Footfall.Collector;

/// <summary>What a verification found.</summary>
/// <param name="Head">The last hash of the chain; to be remembered.</param>
/// <param name="Releases">How many releases the log lists.</param>
/// <param name="Files">How many files were read.</param>
/// <param name="Problems">What is wrong, one line each. Empty: nothing.</param>
internal sealed record Finding(string Head, int Releases, int Files, IReadOnlyList<string> Problems);
