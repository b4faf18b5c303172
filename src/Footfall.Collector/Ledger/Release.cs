using Footfall.Protocol;
using NodaTime;

namespace Footfall.Collector;

/// <summary>The published figures of a tool and window. Made once; never changed (<c>spec/collector.md</c>, section 7).</summary>
/// <param name="Number">1 for the first of the collector, then without a gap.</param>
/// <param name="Tool">The tool.</param>
/// <param name="Window">The window.</param>
/// <param name="Day">The UTC day of the release.</param>
/// <param name="Rows">The lines of the open data file, each with its line feed, without the heading. Frozen as text, so that no later program writes them in another way.</param>
/// <param name="Digest">SHA-256 of <paramref name="Rows"/> in UTF-8, in lower-case hexadecimal digits.</param>
/// <param name="Chain">The hash of this entry of the log and of all before it, in lower-case hexadecimal digits.</param>
internal sealed record Release(long Number, ToolName Tool, Window Window, LocalDate Day, string Rows, string Digest, string Chain);
