namespace Footfall.Protocol;

/// <summary>How a machine says that it was active. The rules are in <c>spec/activity.md</c>.</summary>
public enum ActivityMode
{
    /// <summary>One report on each active day, with the days since the last active day. Counts distinct installations exactly.</summary>
    Exact = 1,

    /// <summary>A day, week or month event when none was issued in the last 1, 7 or 30 days. Week and month are lower bounds.</summary>
    Once = 2,
}
