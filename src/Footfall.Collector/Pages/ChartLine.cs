using System.Collections.Immutable;

namespace Footfall.Collector;

/// <summary>One line of a chart.</summary>
/// <param name="Name">What stands at its end.</param>
/// <param name="Style">The class of its drawing.</param>
/// <param name="Points">From the oldest; a day that is hidden has a point without a value.</param>
/// <param name="Step">How many days lie between two points that belong together: a longer pause interrupts the line.</param>
internal sealed record ChartLine(string Name, string Style, ImmutableArray<ChartPoint> Points, int Step = 1);
