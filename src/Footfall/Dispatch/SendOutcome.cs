namespace Footfall;

/// <summary>What became of a try to send.</summary>
/// <param name="Result">Taken, to be tried later, or refused for good.</param>
/// <param name="Reason">Why it was refused: a reason of <c>spec/report.md</c> or <c>http-403</c>. Never the collector's own words.</param>
internal readonly record struct SendOutcome(SendResult Result, string? Reason = null)
{
    public static SendOutcome Taken => new(SendResult.Taken);

    public static SendOutcome Later => new(SendResult.Later);

    public static SendOutcome Refused(string reason) => new(SendResult.Refused, reason);
}
