using System.Collections.Immutable;
using Footfall.Protocol;
using NodaTime;

namespace Footfall.Collector;

/// <summary>The active installations of one span of days, day by day.</summary>
/// <param name="Name">The span in a word.</param>
/// <param name="Style">The class of its drawing.</param>
/// <param name="Says">What one figure says.</param>
/// <param name="Points">From the oldest day.</param>
internal sealed record ActiveLine(string Name, string Style, string Says, ImmutableArray<ChartPoint> Points)
{
    /// <summary>The spans, from the longest, which is the highest line.</summary>
    public static ImmutableArray<int> Spans { get; } = [ActivityWindows.Month, ActivityWindows.Week, ActivityWindows.Day];

    /// <summary>The newest day that is shown; null where none is.</summary>
    public ChartPoint? Latest => Points.Any(point => point.Value is not null) ? Points.Last(point => point.Value is not null) : null;

    /// <summary>The point of a day; without a value where there is none.</summary>
    public ChartPoint Of(LocalDate day) => Points.FirstOrDefault(point => point.Day == day);

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
    /// <param name="figure">The figure of a day; null when it is hidden.</param>
    public static ActiveLine Of(int span, IEnumerable<LocalDate> days, Func<LocalDate, Figure?> figure)
    {
        var (name, style, says) = span switch
        {
            ActivityWindows.Day => ("Daily", "daily", "on the day"),
            ActivityWindows.Week => ("Weekly", "weekly", "in the 7 days that end with the day"),
            _ => ("Monthly", "monthly", "in the 30 days that end with the day"),
        };
        return new ActiveLine(name, style, says, [.. days.Select(day => Point(day, figure(day)))]);
    }

    private static ChartPoint Point(LocalDate day, Figure? figure) => new(day, figure?.Value(), figure?.Margin ?? 0);
}
