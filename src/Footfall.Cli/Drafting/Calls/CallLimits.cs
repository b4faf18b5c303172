namespace Footfall.Cli.Drafting;

/// <summary>How much a draft may ask of a tool.</summary>
internal sealed record CallLimits
{
    /// <summary>How long one call may take. Default 5 seconds.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>What one call may answer, in bytes. Default 2 MiB.</summary>
    public int Answer { get; init; } = 2 << 20;

    /// <summary>All calls together. Default 2,000.</summary>
    public int Calls { get; init; } = 2000;

    /// <summary>The words of a command's path. Default 6.</summary>
    public int Depth { get; init; } = 6;
}
