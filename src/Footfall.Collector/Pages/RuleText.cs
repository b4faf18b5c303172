namespace Footfall.Collector;

/// <summary>The rule of a figure in words.</summary>
internal sealed record RuleText
{
    /// <summary>Stands for the rule in figures that were not published.</summary>
    public const string Raw = "raw";

    private RuleText(PublicationRule? rule) => Rule = rule;

    /// <summary>The rule; null for raw sums, or for one of a later collector.</summary>
    public PublicationRule? Rule { get; }

    /// <summary>Whether the figure is of no real installation.</summary>
    public bool IsSynthetic => Rule is { IsSynthetic: true };

    /// <summary>Whether noise was added, so that only reports are published and each figure has a margin.</summary>
    public bool HasNoise => Rule is { Epsilon: not null };

    /// <summary>One short sentence for the foot of a group of figures.</summary>
    public string Sentence => Rule switch
    {
        null => "Raw sums, without threshold or noise.",
        { Epsilon: { } epsilon, Cells: var cells } =>
            $"Noise with ε = {epsilon} for any {cells} figures of one installation in one window; ± is half the 95 % interval.",
        { Threshold: var threshold } => $"Threshold: a figure is shown from {threshold} reports on.",
    };

    /// <summary>The words for a rule.</summary>
    public static RuleText Of(PublicationRule rule) => new(rule);

    /// <summary>Reads the rule of a figure.</summary>
    public static RuleText Read(string text) => new(PublicationRule.TryParse(text, out var rule) ? rule : null);
}
