namespace Footfall.Collector;

/// <summary>
/// What others may ask for. A machine makes about 44 reports a week, in working hours say 1.1 an hour: an office of 1,000 behind one address
/// makes 18 a minute. The defaults let 3,000 report in the long run and 600 at once. Who is told to come later comes later; nothing is lost.
/// </summary>
internal sealed record Limits
{
    /// <summary>Open connections of all together. Default 4,096.</summary>
    public int Connections { get; init; } = 4_096;

    /// <summary>Open connections from one address. Default 64.</summary>
    public int ConnectionsPerAddress { get; init; } = 64;

    /// <summary>Requests from one address in the long run. Default 60.</summary>
    public int RequestsPerMinute { get; init; } = 60;

    /// <summary>Requests from one address at once, after a pause. Default 600.</summary>
    public int Burst { get; init; } = 600;

    /// <summary>Whether addresses of this machine are limited too. Default false: a front on this machine speaks for everybody.</summary>
    public bool LimitLoopback { get; init; }
}
