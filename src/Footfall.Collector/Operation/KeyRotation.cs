namespace Footfall.Collector;

/// <summary>Has yesterday's key and places forgotten also when nobody comes.</summary>
internal sealed class KeyRotation(AddressLimits limits) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            limits.Tidy();
        }
    }
}
