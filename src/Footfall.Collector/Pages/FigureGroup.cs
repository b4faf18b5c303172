using Footfall.Protocol;

namespace Footfall.Collector;

/// <summary>What stands around the figures of a kind: what they are of, by which rule, and what is not shown.</summary>
/// <param name="Id">The anchor.</param>
/// <param name="Text">The words for the kind.</param>
/// <param name="Rule">The rule; null where nothing was published.</param>
/// <param name="Missing">What is not shown, in a sentence; empty where nothing is.</param>
internal sealed record FigureGroup(string Id, KindText Text, RuleText? Rule, string Missing)
{
    /// <summary>What ends the caption of each table of the group.</summary>
    public string Mark => Rule is { IsSynthetic: true } ? " (synthetic data)" : "";

    /// <summary>The frame of a kind's figures in a window.</summary>
    public static FigureGroup Of(ReportKind kind, WindowFigures? window)
    {
        var cells = window.Cells(kind).ToList();
        var rule = window?.Figures.FirstOrDefault(figure => figure.Kind == kind) is { } figure ? RuleText.Read(figure.Rule) : null;
        return new FigureGroup(ReportKinds.Name(kind), KindText.Of(kind), rule, Left(cells, window.Hidden(kind), rule));
    }

    private static string Left(List<Figure> cells, Figure? hidden, RuleText? rule)
    {
        if (rule is not { Rule: { } published })
        {
            return "";
        }

        if (rule.HasNoise)
        {
            var small = cells.Count(figure => figure.IsNoise());
            return small == 0 ? "" : $"{Texts.Count(small, "figure")} not larger than the margin {(small == 1 ? "is" : "are")} left out here and stand{(small == 1 ? "s" : "")} in the open data.";
        }

        return hidden is { } all
            ? $"Hidden, because each is of fewer than {published.Threshold} reports: together {Count(all)}."
            : $"What is of fewer than {published.Threshold} reports is hidden; how much that is together is hidden too where it could tell more about one of them.";
    }

    private static string Count(Figure all) => all.Sum is { } sum && !ReportKinds.IsPresence(all.Kind)
        ? $"{Texts.Count(sum, "use")} in {Texts.Count(all.Reports, "report")}"
        : Texts.Count(all.Reports, "report");
}
