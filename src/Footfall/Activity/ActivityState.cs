using NodaTime;

namespace Footfall;

/// <summary>
/// All that is remembered of a tool's activity: days, never times. The issued days show in <c>status</c> in both modes and decide in
/// once mode; the last active day decides in exact mode. Both are kept whatever the mode, so that a change of mode needs no new start.
/// </summary>
/// <param name="LastActive">The last UTC day with a record; null when there is none.</param>
/// <param name="DayIssued">The active day of the last day event.</param>
/// <param name="WeekIssued">The active day of the last week event.</param>
/// <param name="MonthIssued">The active day of the last month event.</param>
internal readonly record struct ActivityState(LocalDate? LastActive, LocalDate? DayIssued, LocalDate? WeekIssued, LocalDate? MonthIssued);
