using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace Footfall.Spec.Tests;

/// <summary>Dates in vectors are texts as ISO 8601 writes them.</summary>
internal static class JsonElementDates
{
    public static LocalDate Date(this JsonElement element, string property) => element.DateOrNull(property)!.Value;

    public static LocalDate? DateOrNull(this JsonElement element, string property) =>
        element.GetProperty(property).GetString() is { } text ? LocalDatePattern.Iso.Parse(text).Value : null;
}
