using System.Collections.Immutable;
using NodaTime;

namespace Footfall.Collector;

/// <summary>Where the marks of a chart stand. Pure.</summary>
internal static class Axis
{
    /// <summary>0 and up to five round numbers above it, the last not below <paramref name="largest"/>.</summary>
    public static ImmutableArray<long> Numbers(long largest)
    {
        var top = Math.Max(largest, 1);
        var step = 1L;
        foreach (var factor in Steps())
        {
            step = factor;
            if ((top + step - 1) / step <= 5)
            {
                break;
            }
        }

        var count = (int)((top + step - 1) / step);
        return [.. Enumerable.Range(0, count + 1).Select(i => i * step)];
    }

    /// <summary>At most that many first days of months; where the time is shorter than two months, Mondays.</summary>
    public static ImmutableArray<LocalDate> Days(LocalDate first, LocalDate last, int most)
    {
        var days = Enumerable.Range(0, Period.DaysBetween(first, last) + 1).Select(first.PlusDays);
        var marks = Period.DaysBetween(first, last) > 60
            ? days.Where(day => day.Day == 1).ToList()
            : [.. days.Where(day => day.DayOfWeek == IsoDayOfWeek.Monday)];
        var every = Math.Max(1, (marks.Count + most - 1) / most);
        return [.. marks.Where((_, i) => i % every == 0)];
    }

    private static IEnumerable<long> Steps()
    {
        for (var power = 1L; power <= Cell.LargestSum; power *= 10)
        {
            yield return power;
            yield return power * 2;
            yield return power * 5;
        }
    }
}
