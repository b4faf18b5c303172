using Footfall.Protocol;
using NodaTime;

namespace Footfall.Collector;

/// <summary>When the figures of a window come.</summary>
/// <param name="HoldDays">How many days after its end a window is published; 0 in a trial.</param>
/// <param name="Since">The first day that was counted.</param>
/// <param name="Length">The length of the windows of all that is not activity.</param>
internal sealed record Timetable(int HoldDays, LocalDate Since, WindowLength Length)
{
    /// <summary>The newest window of the page; null before there is one.</summary>
    public WindowFigures? Newest { get; init; }

    /// <summary>The one that it is compared with.</summary>
    public WindowFigures? Before { get; init; }

    /// <summary>Whether the first window is not published yet, and nothing of an earlier one is shown.</summary>
    public bool IsWaiting { get; init; }

    /// <summary>Whether nothing is published.</summary>
    public bool IsTrial => HoldDays == 0;

    /// <summary>The word for a window.</summary>
    public string Word => Length == WindowLength.Day ? "day" : "week";

    /// <summary>The first window that is counted, perhaps not from its first day.</summary>
    public Window First => Window.Containing(Since, Length);

    /// <summary>When the first active installations come.</summary>
    public LocalDate FirstActivity => Published(Window.Containing(Since, WindowLength.Day));

    /// <summary>The day on which a window is published.</summary>
    public LocalDate Published(Window window) => window.End.PlusDays(HoldDays);

    /// <summary>The window after another one.</summary>
    public static Window After(Window window) => Window.Containing(window.End, window.Length);
}
