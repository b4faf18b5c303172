namespace Footfall.Protocol;

/// <summary>How long counters add up before they become reports. Both begin at midnight UTC.</summary>
public enum WindowLength
{
    /// <summary>An ISO 8601 week, Monday to Sunday. The default.</summary>
    Week = 1,

    /// <summary>A calendar day.</summary>
    Day = 2,
}
