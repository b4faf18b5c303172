using NodaTime;

namespace Footfall.Collector;

/// <summary>A day's value.</summary>
/// <param name="Day">The day.</param>
/// <param name="Value">Null: hidden.</param>
/// <param name="Margin">Half the 95 % interval; 0 without noise.</param>
internal readonly record struct ChartPoint(LocalDate Day, long? Value, long Margin);
