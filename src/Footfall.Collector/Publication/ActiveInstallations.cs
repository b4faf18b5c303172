using Footfall.Protocol;
using NodaTime;

namespace Footfall.Collector;

/// <summary>From the cells of activity reports to the number of active installations (<c>spec/activity.md</c>). Pure.</summary>
internal static class ActiveInstallations
{
    /// <summary>Whether the question can be answered: any span up to 30 days, or the three for which the mode has events.</summary>
    public static bool CanCount(ActivityMode mode, int days) => mode == ActivityMode.Exact
        ? days is >= 1 and <= ActivityWindows.LongestGap
        : days is ActivityWindows.Day or ActivityWindows.Week or ActivityWindows.Month;

    /// <summary>Whether the number is the truth and not a lower bound of it.</summary>
    public static bool IsExact(ActivityMode mode, int days) => mode == ActivityMode.Exact || days == ActivityWindows.Day;

    /// <summary>The number of installations active on the days that end with <paramref name="last"/>.</summary>
    /// <param name="cells">Cells of the tool; those of other kinds, modes and days may be among them.</param>
    /// <param name="mode">The mode of the tool.</param>
    /// <param name="last">The last day.</param>
    /// <param name="days">A span for which <see cref="CanCount"/> holds.</param>
    public static long Count(IEnumerable<Cell> cells, ActivityMode mode, LocalDate last, int days)
    {
        var ofMode = cells.Where(cell => cell.Subject.Kind == ReportKind.Activity && cell.Subject.A == (long)mode);
        return mode == ActivityMode.Exact
            ? DistinctActive.Count(ofMode.Select(cell => new ActivityCount(cell.Window.Start, (int)cell.Subject.B, cell.Sum)), last, days)
            : ofMode.Where(cell => cell.Subject.B == days && cell.Window.Start > last.PlusDays(-days) && cell.Window.Start <= last).Sum(cell => cell.Sum);
    }
}
