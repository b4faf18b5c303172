namespace Footfall.Collector;

/// <summary>
/// Has yesterday's key forgotten also when nobody comes, and the addresses that the runtime leaves in memory when it accepts connections:
/// objects that nobody knows any more stay where they are until the place is used again, and an image of the memory would show them. So the
/// memory is collected and what is free given back to the system, which clears it. One address stays: that of the latest connection, in a
/// buffer of the listening socket, until the next.
/// </summary>
internal sealed class Forgetting(AddressLimits limits) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (limits.Tidy())
            {
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            }
        }
    }
}
