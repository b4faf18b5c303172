namespace Footfall.Cli.Drafting;

/// <summary>What somebody wants to have drafted.</summary>
internal sealed record DraftWish
{
    /// <summary>A name, or a path.</summary>
    public required string Tool { get; init; }

    /// <summary>Null: the tool's name in the current directory.</summary>
    public string? Output { get; init; }

    /// <summary>The manifest whose codes are kept; null: that of the output, else the machine's.</summary>
    public string? From { get; init; }

    /// <summary>No codes are kept.</summary>
    public bool IsNew { get; init; }

    public CallLimits Limits { get; init; } = new();

    public bool WithHome { get; init; }

    public bool Json { get; init; }
}
