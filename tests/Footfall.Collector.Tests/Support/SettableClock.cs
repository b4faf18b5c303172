using NodaTime;

namespace Footfall.Collector.Tests;

internal sealed class SettableClock(LocalDate today) : IClock
{
    private volatile Box now = new(today);

    public LocalDate Today
    {
        get => now.Day;
        set => now = new Box(value);
    }

    public Instant GetCurrentInstant() => now.Day.AtMidnight().InUtc().ToInstant() + Duration.FromHours(12);

    private sealed record Box(LocalDate Day);
}
