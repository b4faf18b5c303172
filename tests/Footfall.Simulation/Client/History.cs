using Footfall.Protocol;
using NodaTime;

namespace Footfall.Simulation.Client;

/// <summary>What one installation did, and what left it. The collector sees of this only what arrived, and not from whom.</summary>
internal sealed record History
{
    /// <summary>The UTC days with use: the truth.</summary>
    public required IReadOnlySet<LocalDate> ActiveDays { get; init; }

    /// <summary>How often each command ended in each outcome in each window: the truth.</summary>
    public required IReadOnlyDictionary<(Window Window, Subject Subject), long> Commands { get; init; }

    /// <summary>The tries that reached the collector, in the order of time.</summary>
    public required IReadOnlyList<Departure> Arrived { get; init; }

    /// <summary>When background work ran.</summary>
    public required IReadOnlyList<Instant> Flushes { get; init; }

    /// <summary>How many left at once, of each run at which any did.</summary>
    public required IReadOnlyList<int> SentAtOnce { get; init; }

    /// <summary>Reports that were 14 days old before they could leave.</summary>
    public required long Dropped { get; init; }
}
