using Footfall.Protocol;

namespace Footfall.Collector;

/// <summary>An open data file, as far as the releases are known.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Quarter">The quarter.</param>
/// <param name="Size">How many bytes the tab-separated file has.</param>
/// <param name="Digest">Its SHA-256, in lower-case hexadecimal digits.</param>
internal sealed record DataFile(ToolName Tool, Quarter Quarter, long Size, string Digest);
