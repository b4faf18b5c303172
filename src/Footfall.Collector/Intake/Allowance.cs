using NodaTime;

namespace Footfall.Collector;

/// <summary>
/// What those who share a place in <see cref="AddressLimits"/> may still ask for: a bucket of tokens that fills again with time, and
/// connections. It knows neither an address nor how many share it. Thread-safe.
/// </summary>
internal sealed class Allowance(Limits limits, IClock clock)
{
    private const long MillisecondsPerMinute = 60_000;

    private readonly Lock turn = new();

    // In parts: a request costs as many as a minute has milliseconds, and each millisecond brings as many as a minute has requests.
    private long parts = limits.Burst * MillisecondsPerMinute;
    private long filled = Now(clock);
    private int connections;

    /// <summary>Takes one of the connections. False: there is none left.</summary>
    public bool TryConnect()
    {
        lock (turn)
        {
            return connections < limits.ConnectionsPerAddress && ++connections > 0;
        }
    }

    /// <summary>Gives a connection back.</summary>
    public void Disconnect()
    {
        lock (turn)
        {
            connections--;
        }
    }

    /// <summary>Takes one request. False: to come later.</summary>
    public bool TryRequest()
    {
        lock (turn)
        {
            // A clock that is set back brings nothing, and counts anew from there.
            var now = Now(clock);
            var passed = Math.Clamp(now - filled, 0, MillisecondsPerMinute * limits.Burst);
            parts = Math.Min(parts + (passed * limits.RequestsPerMinute), limits.Burst * MillisecondsPerMinute);
            filled = now;
            if (parts < MillisecondsPerMinute)
            {
                return false;
            }

            parts -= MillisecondsPerMinute;
            return true;
        }
    }

    private static long Now(IClock clock) => clock.GetCurrentInstant().ToUnixTimeMilliseconds();
}
