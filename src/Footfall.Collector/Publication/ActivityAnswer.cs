namespace Footfall.Collector;

/// <summary>How many installations were active in a span of days.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Day">The last day of the span.</param>
/// <param name="Window">The days of the span.</param>
/// <param name="Mode"><c>exact</c> or <c>once</c>.</param>
/// <param name="Active">The number.</param>
/// <param name="Bound"><c>exact</c>, or <c>lower</c> where the truth may be higher.</param>
internal sealed record ActivityAnswer(string Tool, string Day, int Window, string Mode, long Active, string Bound);
