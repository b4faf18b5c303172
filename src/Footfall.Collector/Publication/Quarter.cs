using System.Globalization;
using Footfall.Protocol;
using NodaTime;

namespace Footfall.Collector;

/// <summary>Three months of a year: what one open data file holds. A window belongs to the quarter of its first day.</summary>
/// <param name="Year">The calendar year.</param>
/// <param name="Number">1 to 4.</param>
internal readonly record struct Quarter(int Year, int Number)
{
    /// <summary>Its first day.</summary>
    public LocalDate First => new(Year, (Number * 3) - 2, 1);

    /// <summary>Its last day.</summary>
    public LocalDate Last => First.PlusMonths(3).PlusDays(-1);

    /// <summary>The quarter that a window belongs to.</summary>
    public static Quarter Of(Window window) => Of(window.Start);

    /// <summary>The quarter of a day.</summary>
    public static Quarter Of(LocalDate day) => new(day.Year, ((day.Month - 1) / 3) + 1);

    /// <summary>Reads <c>2026-q4</c>, and nothing else.</summary>
    public static bool TryParse(string? text, out Quarter quarter)
    {
        quarter = default;
        if (text is { Length: 7 }
            && int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year > 0
            && text[6] is >= '1' and <= '4')
        {
            quarter = new Quarter(year, text[6] - '0');
        }

        return quarter.Year > 0 && quarter.ToString() == text;
    }

    /// <summary><c>2026-q4</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-q{Number}");
}
