using Footfall.Protocol;

namespace Footfall.Collector;

/// <summary>A valid report on its way into the sums.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Report">What it says.</param>
/// <param name="Nonce">What makes a repetition recognisable until the window's intake closes.</param>
internal sealed record Entry(ToolName Tool, Report Report, Nonce Nonce);
