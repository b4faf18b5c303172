using Footfall.Protocol;
using NodaTime;

namespace Footfall.Collector;

/// <summary>How long reports of a window are counted (<c>spec/collector.md</c>, C9).</summary>
/// <param name="Days">Days after the window's end.</param>
internal readonly record struct IntakePeriod(int Days)
{
    /// <summary>14 days: clients drop what they could not send by then.</summary>
    public static IntakePeriod Default { get; } = new(14);

    /// <summary>Whether reports of the window come too late on that UTC day.</summary>
    public bool IsOver(Window window, LocalDate today) => Period.DaysBetween(window.End, today) >= Days;
}
