using NodaTime;

namespace Footfall.Simulation.Demo;

/// <summary>The collector's clock: it stands where it is put while the past is played, and runs with that of the machine afterwards. Thread-safe.</summary>
internal sealed class DemoClock(LocalDate day) : IClock
{
    private long ticks = NoonOf(day).ToUnixTimeTicks();

    /// <summary>Noon of a UTC day, until further notice.</summary>
    public void Put(LocalDate day) => Interlocked.Exchange(ref ticks, NoonOf(day).ToUnixTimeTicks());

    /// <summary>From now on it runs.</summary>
    public void Run() => Interlocked.Exchange(ref ticks, -1);

    /// <inheritdoc />
    public Instant GetCurrentInstant() =>
        Interlocked.Read(ref ticks) is >= 0 and var put ? Instant.FromUnixTimeTicks(put) : SystemClock.Instance.GetCurrentInstant();

    private static Instant NoonOf(LocalDate day) => day.At(LocalTime.Noon).InUtc().ToInstant();
}
