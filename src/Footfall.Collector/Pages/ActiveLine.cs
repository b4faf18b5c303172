using System.Collections.Immutable;
using Footfall.Protocol;
using NodaTime;

namespace Footfall.Collector;

/// <summary>The active installations of one span of days, day by day.</summary>
/// <param name="Name">The span in a word.</param>
/// <param name="Style">The class of its drawing.</param>
/// <param name="Says">What one figure says.</param>
/// <param name="Points">From the oldest day.</param>
/// <param name="Ends">The weekday on which spans end that may be shown; null for all.</param>
internal sealed record ActiveLine(string Name, string Style, string Says, ImmutableArray<ChartPoint> Points, IsoDayOfWeek? Ends)
{
    /// <summary>The spans, from the longest, which is the highest line.</summary>
    public static ImmutableArray<int> Spans { get; } = [ActivityWindows.Month, ActivityWindows.Week, ActivityWindows.Day];

    /// <summary>The newest day that is shown; null where none is.</summary>
    public ChartPoint? Latest => Points.Any(point => point.Value is not null) ? Points.Last(point => point.Value is not null) : null;

    /// <summary>What stands for a day in a table: its figure, that it is hidden, or nothing where no span ends that may be shown.</summary>
    public string Text(LocalDate day)
    {
        var point = Points.FirstOrDefault(point => point.Day == day);
        return Ends is null || Ends == day.DayOfWeek ? Texts.Number(point.Value, point.Margin) : "";
    }

    /// <summary>The line as it is drawn.</summary>
    public ChartLine ToChart() => new(Name, Style, Points, Ends is null ? 1 : 7);

    /// <summary>The line in words.</summary>
    public string Sentence
    {
        get
        {
            if (Latest is not { } latest)
            {
                return $"{Name}: no day is shown.";
            }

            var shown = Points.Where(point => point.Value is not null).Select(point => point.Value!.Value).ToList();
            return $"{Name}: {Texts.Count(shown.Count, "day")} shown, from {Texts.Number(shown.Min())} to {Texts.Number(shown.Max())}; "
                + $"{Texts.Number(latest.Value, latest.Margin)} on {Texts.Iso(latest.Day)}.";
        }
    }

    /// <summary>The line of a span.</summary>
    /// <param name="span">1, 7 or 30.</param>
    /// <param name="days">The days that were published, from the oldest.</param>
    /// <param name="hasThreshold">Whether they were published with a threshold, which has weeks and months end on one weekday.</param>
    /// <param name="figure">The figure of a day; null when it is hidden.</param>
    public static ActiveLine Of(int span, IEnumerable<LocalDate> days, bool hasThreshold, Func<LocalDate, Figure?> figure)
    {
        IsoDayOfWeek? ends = (hasThreshold, span) switch
        {
            (true, ActivityWindows.Week) => ActivityThreshold.EndOfWeek,
            (true, ActivityWindows.Month) => ActivityThreshold.EndOfMonth,
            _ => null,
        };
        var (name, style, says) = span switch
        {
            ActivityWindows.Day => ("Daily", "daily", "on the day"),
            ActivityWindows.Week => ("Weekly", "weekly", "in the 7 days that end with the day"),
            _ => ("Monthly", "monthly", "in the 30 days that end with the day"),
        };
        return new ActiveLine(name, style, says, [.. days.Where(day => ends is null || day.DayOfWeek == ends).Select(day => Point(day, figure(day)))], ends);
    }

    private static ChartPoint Point(LocalDate day, Figure? figure) => new(day, figure?.Value(), figure?.Margin ?? 0);
}
