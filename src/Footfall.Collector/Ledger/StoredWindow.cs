using Footfall.Protocol;
using NodaTime;

namespace Footfall.Collector;

/// <summary>Windows and days as a database holds them: as codes, a day as that of its window. Pure.</summary>
internal static class StoredWindow
{
    /// <summary>The window of a code.</summary>
    /// <exception cref="InvalidDataException">The code is none, so somebody else wrote it.</exception>
    public static Window Of(long code) =>
        Window.TryParse(code, out var window) ? window : throw new InvalidDataException($"The database holds {code} for a window.");

    /// <summary>The day of a code.</summary>
    /// <exception cref="InvalidDataException">The code is none, so somebody else wrote it.</exception>
    public static LocalDate DayOf(long code) => Of(code).Start;

    /// <summary>The code of a day.</summary>
    public static int Code(LocalDate day) => Window.Containing(day, WindowLength.Day).Code;
}
