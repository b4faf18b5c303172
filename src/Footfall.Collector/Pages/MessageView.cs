namespace Footfall.Collector;

/// <summary>A page that says one thing.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Heading">What it is.</param>
/// <param name="Text">The sentence.</param>
internal sealed record MessageView(int Status, string Heading, string Text)
{
    /// <summary>There is nothing at the address.</summary>
    public static MessageView NotFound { get; } = new(StatusCodes.Status404NotFound, "Not found", "There is no page at this address.");

    /// <summary>The tool is not counted.</summary>
    public static MessageView UnknownTool { get; } = new(StatusCodes.Status404NotFound, "Not found", "This collector does not count that tool.");

    /// <summary>In a private trial.</summary>
    public static MessageView NothingPublished { get; } =
        new(StatusCodes.Status404NotFound, "No open data", "This is a private trial: nothing is published, so there are no open data.");

    /// <summary>The period is none of those that the page offers.</summary>
    public static MessageView BadPeriod { get; } = new(
        StatusCodes.Status400BadRequest,
        "No such period",
        "A period is 13w or 52w, the weeks that end now, or a quarter with figures, such as 2026-q4.");

    /// <summary>The ledger failed.</summary>
    public static MessageView Unavailable { get; } =
        new(StatusCodes.Status503ServiceUnavailable, "Not now", "The figures cannot be read at this moment. Try again in a minute.");
}
