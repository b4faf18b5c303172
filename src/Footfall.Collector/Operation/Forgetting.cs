namespace Footfall.Collector;

/// <summary>
/// Has yesterday's key forgotten also when nobody comes, and the addresses that the runtime leaves in memory when it accepts connections:
/// objects that nobody knows any more stay where they are until the place is used again, and an image of the memory would show them. So the
/// memory is collected and what is free given back to the system, which clears it. One address stays: that of the latest connection, in a
/// buffer of the listening socket, until the next.
/// </summary>
internal sealed class Forgetting(AddressLimits limits) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    // What has to be finalised is free one round later, and what a closing connection still held another.
    private const int Rounds = 3;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var left = 0;
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            left = limits.Tidy() ? Rounds : left - 1;
            if (left > 0)
            {
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            }
        }
    }
}
