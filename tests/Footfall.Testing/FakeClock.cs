using NodaTime;

namespace Footfall.Testing;

/// <summary>A clock that stands still until a test moves it, in either direction. Thread-safe.</summary>
public sealed class FakeClock(Instant start) : IClock
{
    private readonly Lock gate = new();
    private Instant now = start;

    /// <summary>A clock at 12:00 UTC of a day.</summary>
    public FakeClock(LocalDate day)
        : this(Noon(day))
    {
    }

    /// <summary>What the clock shows.</summary>
    public Instant Now
    {
        get
        {
            lock (gate)
            {
                return now;
            }
        }

        set
        {
            lock (gate)
            {
                now = value;
            }
        }
    }

    /// <summary>The UTC day that the clock shows; set, it shows 12:00 of that day.</summary>
    public LocalDate Today
    {
        get => Now.InUtc().Date;
        set => Now = Noon(value);
    }

    /// <summary>Moves the clock; backwards by a negative duration.</summary>
    public void Advance(Duration duration)
    {
        lock (gate)
        {
            now += duration;
        }
    }

    /// <inheritdoc />
    public Instant GetCurrentInstant() => Now;

    private static Instant Noon(LocalDate day) => (day + new LocalTime(12, 0)).InUtc().ToInstant();
}
