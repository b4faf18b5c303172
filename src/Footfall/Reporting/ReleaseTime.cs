using Footfall.Protocol;
using NodaTime;

namespace Footfall;

/// <summary>
/// When a report may leave: at random in the seven days after its window ended, or after it was closed where the machine was off at the end.
/// Dropped 14 days after the end (<c>spec/report.md</c>, section 5). Whole seconds.
/// </summary>
internal static class ReleaseTime
{
    public static readonly Duration Spread = Duration.FromDays(7);
    public static readonly Duration Lifetime = Duration.FromDays(14);

    private static readonly Duration LastCall = Duration.FromDays(1);
    private static readonly Duration ShortestPause = Duration.FromMinutes(10);

    public static Instant EndOf(Window window) => window.End.AtMidnight().InUtc().ToInstant();

    public static Instant DeadlineOf(Window window) => EndOf(window) + Lifetime;

    /// <summary>The first release of a report that is made at <paramref name="now"/>.</summary>
    public static Instant First(Window window, Instant now, IRandomSource random)
    {
        var from = Instant.Max(EndOf(window), now);
        return Between(from, Instant.Min(from + Spread, DeadlineOf(window) - LastCall), random);
    }

    /// <summary>The release after a try that failed: not at once, and within a day, so that retries cannot be paired by their rhythm.</summary>
    public static Instant Again(Instant now, Instant deadline, IRandomSource random)
    {
        var from = now + ShortestPause;
        return Between(from, Instant.Min(now + LastCall, now + ((deadline - now) / 2)), random);
    }

    private static Instant Between(Instant from, Instant to, IRandomSource random)
    {
        var seconds = (int)Math.Floor((to - from).TotalSeconds);
        return seconds <= 0 ? from : from + Duration.FromSeconds(random.Below(seconds));
    }
}
