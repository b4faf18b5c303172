using Footfall.Protocol;
using NodaTime;

namespace Footfall.Cli.Output;

/// <summary>What there is to say about the event of a day, a week or a month.</summary>
/// <param name="Name"><c>day</c>, <c>week</c> or <c>month</c>.</param>
/// <param name="Issued">The active day of the last one; null if there was none.</param>
/// <param name="Due">The first day on which use issues the next; null where use issues none, because nothing is sent or activity was not agreed to.</param>
internal sealed record ActivityEvent(string Name, LocalDate? Issued, LocalDate? Due)
{
    /// <summary>The three of a tool; none where its manifest or its state cannot be read.</summary>
    public static IReadOnlyList<ActivityEvent> Of(ToolInspection inspection)
    {
        if (inspection.IsUnreadable || inspection.Outline is not { Activity: var mode })
        {
            return [];
        }

        var today = inspection.Now.InUtc().Date;
        var issues = inspection.Decision.Sharing == Sharing.Send && inspection.Decision.Kinds.Contains(ReportKind.Activity);
        return
        [
            new("day", inspection.Activity.DayIssued, Due(ActivityWindows.Day)),
            new("week", inspection.Activity.WeekIssued, Due(ActivityWindows.Week)),
            new("month", inspection.Activity.MonthIssued, Due(ActivityWindows.Month)),
        ];

        LocalDate? Due(int days) => issues ? ActivityRule.NextDue(mode, inspection.Activity, days, today) ?? today : null;
    }
}
