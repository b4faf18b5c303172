using NodaTime;

namespace Footfall.Protocol;

/// <summary>How many machines said on a day that their last active day was that long ago.</summary>
/// <param name="Day">The active day.</param>
/// <param name="Gap">Days since the active day before, 1 to 30; 30 stands for more and for none.</param>
/// <param name="Machines">How many reports said so.</param>
public readonly record struct ActivityCount(LocalDate Day, int Gap, long Machines);
