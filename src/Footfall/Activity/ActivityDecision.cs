using System.Collections.Immutable;
using Footfall.Protocol;

namespace Footfall;

/// <summary>What one active day leads to. The two belong into one transaction: a state without its reports loses them.</summary>
/// <param name="Next">The state from now on.</param>
/// <param name="Events">The subjects of the reports to make, each for the window of the active day.</param>
internal sealed record ActivityDecision(ActivityState Next, ImmutableArray<Subject> Events);
