using System.Globalization;
using Footfall.Protocol;
using NodaTime;

namespace Footfall.Collector;

/// <summary>Numbers and days as people read them, the same everywhere.</summary>
internal static class Texts
{
    /// <summary>Stands where no figure is.</summary>
    public const string None = "–";

    /// <summary><c>12,345</c>, with a true minus.</summary>
    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>The number with its margin where it has one: <c>12,345 ± 24</c>, broken before the sign only.</summary>
    public static string Number(long? value, long margin) =>
        value is not { } known ? None : margin == 0 ? Number(known) : $"{Number(known)} ±\u00A0{Number(margin)}";

    /// <summary><c>2026-11-22</c>.</summary>
    public static string Iso(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    /// <summary><c>22 November 2026</c>.</summary>
    public static string Day(LocalDate day) => day.ToString("d MMMM uuuu", CultureInfo.InvariantCulture);

    /// <summary><c>22 Nov</c>.</summary>
    public static string Short(LocalDate day) => day.ToString("d MMM", CultureInfo.InvariantCulture);

    /// <summary><c>16 to 22 November 2026</c>, without what would stand twice.</summary>
    public static string Days(LocalDate first, LocalDate last) =>
        first == last ? Day(last)
        : first.Year != last.Year ? $"{Day(first)} to {Day(last)}"
        : first.Month != last.Month ? $"{first.ToString("d MMMM", CultureInfo.InvariantCulture)} to {Day(last)}"
        : $"{first.Day} to {Day(last)}";

    /// <summary>The days of a window: <c>week 2026-W47, 16 to 22 November 2026</c>.</summary>
    public static string Window(Window window) => window.Length == WindowLength.Day
        ? Day(window.Start)
        : $"week {window}, {Days(window.Start, window.End.PlusDays(-1))}";

    /// <summary><c>1 command</c>, <c>2 commands</c>.</summary>
    public static string Count(long number, string one) => number == 1 ? $"1 {one}" : $"{Number(number)} {one}s";

    /// <summary>A share in per cent, from 0 to 100 without a fraction; never 100 % or 0 % of what is not.</summary>
    public static string Percent(double share)
    {
        var rounded = Math.Round(share * 100, MidpointRounding.AwayFromZero);
        return share switch
        {
            > 0 when rounded < 1 => "<\u00A01\u00A0%",
            < 1 when rounded > 99 => ">\u00A099\u00A0%",
            _ => string.Create(CultureInfo.InvariantCulture, $"{rounded}\u00A0%"),
        };
    }
}
