using System.Globalization;

namespace Footfall.Collector;

/// <summary>The rule by which a figure was published, as its row names it: <c>k=20</c>, <c>eps=1;cells=8</c>, in front of it <c>synthetic</c> for a demo.</summary>
internal sealed record RuleText
{
    /// <summary>The rule of figures that were not published.</summary>
    public const string Raw = "raw";

    private RuleText(IReadOnlyDictionary<string, string> parts)
    {
        IsSynthetic = parts.ContainsKey("synthetic");
        IsRaw = parts.ContainsKey(Raw);
        Threshold = parts.TryGetValue("k", out var k) && int.TryParse(k, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
        Epsilon = parts.GetValueOrDefault("eps");
        Cells = parts.GetValueOrDefault("cells");
    }

    /// <summary>Whether the figure is of no real installation.</summary>
    public bool IsSynthetic { get; }

    /// <summary>Whether it is a raw sum.</summary>
    public bool IsRaw { get; }

    /// <summary>The fewest reports that are shown; null without a threshold.</summary>
    public int? Threshold { get; }

    /// <summary>ε; null without noise.</summary>
    public string? Epsilon { get; }

    /// <summary>How many cells of an installation ε is for; null without noise.</summary>
    public string? Cells { get; }

    /// <summary>Whether noise was added, so that only reports are published and each figure has a margin.</summary>
    public bool HasNoise => Epsilon is not null;

    /// <summary>Reads a rule. Parts that it does not know are left out.</summary>
    public static RuleText Read(string rule) => new(rule.Split(';').Select(part => part.Split('=', 2)).DistinctBy(part => part[0])
        .ToDictionary(part => part[0], part => part.Length > 1 ? part[1] : "", StringComparer.Ordinal));

    /// <summary>One short sentence for the foot of a group of figures.</summary>
    public string Sentence =>
        IsRaw ? "Raw sums, without threshold or noise."
        : HasNoise ? $"Noise with ε = {Epsilon} for the first {Cells} cells of an installation in the window; ± is half the 95 % interval."
        : $"Threshold: a figure is shown from {Threshold} reports on.";
}
