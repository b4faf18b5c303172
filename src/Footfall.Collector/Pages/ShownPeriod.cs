using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using NodaTime;

namespace Footfall.Collector;

/// <summary>The days that a page of a tool is about.</summary>
/// <param name="Text">As in the address: <c>13w</c>, <c>52w</c>, <c>2026-q4</c>.</param>
/// <param name="Name">For people.</param>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day.</param>
internal sealed record ShownPeriod(string Text, string Name, LocalDate First, LocalDate Last)
{
    /// <summary>The period of a page whose address names none.</summary>
    public const string Default = "13w";

    /// <summary>Every period that there is, the ones that end now first, then the quarters from the newest.</summary>
    /// <param name="first">The first day that there can be figures of.</param>
    /// <param name="last">The last.</param>
    public static IEnumerable<ShownPeriod> All(LocalDate first, LocalDate last)
    {
        yield return Weeks(13, last);
        yield return Weeks(52, last);
        var oldest = Quarter.Of(first).First;
        for (var start = Quarter.Of(last).First; start >= oldest; start = start.PlusMonths(-3))
        {
            var quarter = Quarter.Of(start);
            var name = string.Create(CultureInfo.InvariantCulture, $"Q{quarter.Number} {quarter.Year}");
            yield return new ShownPeriod(quarter.ToString(), name, quarter.First, quarter.Last);
        }
    }

    /// <summary>The period that an address names, null for none; false when it is none of <see cref="All"/>.</summary>
    public static bool TryFind(string? text, LocalDate first, LocalDate last, [NotNullWhen(true)] out ShownPeriod? period)
    {
        period = All(first, last).FirstOrDefault(one => one.Text == (text ?? Default));
        return period is not null;
    }

    private static ShownPeriod Weeks(int weeks, LocalDate last) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{weeks}w"), $"{weeks} weeks", last.PlusDays(1 - (weeks * 7)), last);
}
