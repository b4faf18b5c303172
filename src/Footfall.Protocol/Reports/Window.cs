using System.Globalization;
using NodaTime;
using NodaTime.Calendars;

namespace Footfall.Protocol;

/// <summary>
/// The time that a report adds up: a UTC day, written <c>yyyymmdd</c>, or an ISO 8601 week, written <c>yyyyww</c>, both as one
/// integer (<c>spec/report.md</c>, section 2). Years 1970 to 9998, so that a clock that was never set has windows too and every window
/// has an end in the calendar.
/// </summary>
public readonly record struct Window
{
    private const int FirstYear = 1970;
    private const int LastYear = 9998;

    private Window(WindowLength length, LocalDate start, int code)
    {
        Length = length;
        Start = start;
        Code = code;
    }

    /// <summary>A day or a week.</summary>
    public WindowLength Length { get; }

    /// <summary>Its first day.</summary>
    public LocalDate Start { get; }

    /// <summary>The first day after it. Reports of the window leave from here on.</summary>
    public LocalDate End => Start.PlusDays(Length == WindowLength.Day ? 1 : 7);

    /// <summary>The integer on the wire: 8 digits for a day, 6 for a week.</summary>
    public int Code { get; }

    /// <summary>
    /// The window of that length which <paramref name="day"/> lies in. Days before 1970 have one for the sake of calculations that reach
    /// back; its code is not read.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="day"/> is after the year 9998.</exception>
    public static Window Containing(LocalDate day, WindowLength length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(day.Year, LastYear, nameof(day));

        return length == WindowLength.Day
            ? new Window(length, day, (((day.Year * 100) + day.Month) * 100) + day.Day)
            : new Window(length, day.PlusDays(1 - (int)day.DayOfWeek), (WeekYearRules.Iso.GetWeekYear(day) * 100) + WeekYearRules.Iso.GetWeekOfWeekYear(day));
    }

    /// <summary>Reads the integer form. False when it is neither a date nor an ISO week.</summary>
    public static bool TryParse(long code, out Window window)
    {
        window = default;
        if (code is >= FirstYear * 100L and <= (LastYear * 100L) + 99)
        {
            var year = (int)(code / 100);
            var week = (int)(code % 100);
            if (week < 1 || week > WeekYearRules.Iso.GetWeeksInWeekYear(year))
            {
                return false;
            }

            window = new Window(WindowLength.Week, WeekYearRules.Iso.GetLocalDate(year, week, IsoDayOfWeek.Monday), (int)code);
            return true;
        }

        if (code is < FirstYear * 10_000L or > (LastYear * 10_000L) + 9_999)
        {
            return false;
        }

        var (yearOfDay, month, day) = ((int)(code / 10_000), (int)(code / 100 % 100), (int)(code % 100));
        if (month is < 1 or > 12 || day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(yearOfDay, month))
        {
            return false;
        }

        window = new Window(WindowLength.Day, new LocalDate(yearOfDay, month, day), (int)code);
        return true;
    }

    /// <summary>The window in words: <c>2026-11-21</c> or <c>2026-W47</c>.</summary>
    public override string ToString() => Length == WindowLength.Day
        ? Start.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Code / 100:0000}-W{Code % 100:00}");
}
