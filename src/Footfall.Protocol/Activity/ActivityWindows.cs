namespace Footfall.Protocol;

/// <summary>The lengths, in days, over which active machines are counted.</summary>
public static class ActivityWindows
{
    /// <summary>Daily active.</summary>
    public const int Day = 1;

    /// <summary>Weekly active.</summary>
    public const int Week = 7;

    /// <summary>Monthly active: 30 days, whatever the calendar.</summary>
    public const int Month = 30;

    /// <summary>A gap of this many days or more is written as this many.</summary>
    public const int LongestGap = 30;
}
