namespace Footfall.Collector;

/// <summary>The body of every answer that is not 2xx and comes from a route.</summary>
/// <param name="Reason">For programs.</param>
/// <param name="Message">For people.</param>
internal sealed record Refusal(string Reason, string Message);
