using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using NodaTime;

namespace Footfall;

/// <summary>
/// Days of UTC, and how files name them: <c>2026-11-22</c> (ISO 8601). Written out, because every wrapped command needs the text of one, and
/// NodaTime's calendars and patterns cost more at the start of a process than all that it does.
/// </summary>
internal static class UtcDay
{
    private const int Length = 10;

    /// <summary>The day of a moment.</summary>
    public static LocalDate Of(Instant moment)
    {
        var (year, month, day) = DateOnly.FromDateTime(moment.ToDateTimeUtc());
        return new LocalDate(year, month, day);
    }

    /// <summary>The day's text. Years 0 to 9999.</summary>
    public static string Format(LocalDate day) => Text(day.Year, day.Month, day.Day);

    /// <summary>The text of a moment's day.</summary>
    public static string TextOf(Instant moment)
    {
        var (year, month, day) = DateOnly.FromDateTime(DateTime.UnixEpoch.AddSeconds(moment.ToUnixTimeSeconds()));
        return Text(year, month, day);
    }

    /// <summary>Reads a day's text.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static LocalDate Parse(string text) => TryParse(text, out var day) ? day.Value : throw new FormatException($"'{text}' is not a day.");

    /// <summary>Reads a text that <see cref="Format"/> writes, and no other.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out LocalDate? day)
    {
        day = null;
        if (text is not [_, _, _, _, '-', _, _, '-', _, _] || text.Length != Length
            || !TryNumber(text[..4], out var year) || !TryNumber(text[5..7], out var month) || !TryNumber(text[8..], out var number)
            || year < 1 || month is < 1 or > 12 || number < 1 || number > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        day = new LocalDate(year, month, number);
        return true;
    }

    private static string Text(int year, int month, int day) =>
        string.Create(CultureInfo.InvariantCulture, $"{year:D4}-{month:D2}-{day:D2}");

    private static bool TryNumber(ReadOnlySpan<char> digits, out int number) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
