using Footfall.Protocol;
using NodaTime;

namespace Footfall.Tests;

/// <summary>
/// What <c>spec/journal.md</c>, section 5, and <c>spec/activity.md</c> say comes of records and of background work at any readings of a clock,
/// written down from these pages and not from the code. It knows commands and activity in exact mode, and no collector.
/// </summary>
internal sealed class ClockModel(WindowLength length)
{
    private static readonly Duration Lifetime = Duration.FromDays(14);

    private readonly List<(LocalDate Day, int Command)> unread = [];
    private readonly HashSet<LocalDate> said = [];
    private LocalDate? lastActive;

    /// <summary>The counters of windows that have not been closed.</summary>
    public Dictionary<(Window Window, int Command), long> Cells { get; } = [];

    /// <summary>All counters that became reports: one report each.</summary>
    public List<(Window Window, int Command, long Count)> Closed { get; } = [];

    /// <summary>All activity reports: the day and the gap.</summary>
    public List<(LocalDate Day, int Gap)> Activity { get; } = [];

    /// <summary>The days of which it is known that they were said.</summary>
    public IReadOnlyCollection<LocalDate> Said => said;

    /// <summary>How many counters were closed too late to be sent.</summary>
    public int TooLate { get; private set; }

    /// <summary>An invocation ends when the clock shows a day.</summary>
    public void Record(LocalDate day, int command) => unread.Add((day, command));

    /// <summary>Background work runs.</summary>
    public void Fold(Instant now)
    {
        var today = now.InUtc().Date;
        foreach (var (day, command) in unread)
        {
            var window = Window.Containing(LocalDate.Min(day, today), length);
            Cells[(window, command)] = Cells.GetValueOrDefault((window, command)) + 1;
        }

        foreach (var day in unread.Select(record => LocalDate.Min(record.Day, today)).Distinct().Order())
        {
            Decide(day, today);
        }

        unread.Clear();
        foreach (var ((window, command), count) in Cells.Where(cell => cell.Key.Window.End <= today).ToList())
        {
            Cells.Remove((window, command));
            if (now < EndOf(window) + Lifetime)
            {
                Closed.Add((window, command, count));
            }
            else
            {
                TooLate++;
            }
        }
    }

    /// <summary>What was said of a day has gone from the outbox and from the log: whoever comes to that day again says it again.</summary>
    public void Forget(LocalDate day) => said.Remove(day);

    private void Decide(LocalDate day, LocalDate today)
    {
        var previous = lastActive > today ? null : lastActive;
        if (day <= previous)
        {
            return;
        }

        lastActive = day;
        if (said.Add(day))
        {
            Activity.Add((day, previous is { } known ? Math.Min(30, Period.DaysBetween(known, day)) : 30));
        }
    }

    private static Instant EndOf(Window window) => window.End.AtMidnight().InUtc().ToInstant();
}
