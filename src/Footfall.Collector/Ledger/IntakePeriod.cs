using Footfall.Protocol;
using NodaTime;

namespace Footfall.Collector;

/// <summary>How long reports of a window are counted (<c>spec/collector.md</c>, C9). Pure.</summary>
internal static class IntakePeriod
{
    /// <summary>Days after the window's end. Clients drop what they could not send by then.</summary>
    public const int Days = 14;

    /// <summary>Whether reports of the window come too late on that UTC day.</summary>
    public static bool IsOver(Window window, LocalDate today) => Period.DaysBetween(window.End, today) >= Days;
}
