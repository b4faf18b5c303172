using Footfall.Protocol;

namespace Footfall.Collector;

/// <summary>Sums over figures, for the views. Pure.</summary>
internal static class Rows
{
    /// <summary>The figures of one kind that are of a cell, not of everything hidden.</summary>
    public static IEnumerable<Figure> Cells(this WindowFigures? window, ReportKind kind) =>
        window is null ? [] : window.Figures.Where(figure => figure.Kind == kind && !figure.IsHidden);

    /// <summary>The figure of everything of the kind that is hidden; null where it is hidden too, or nothing is.</summary>
    public static Figure? Hidden(this WindowFigures? window, ReportKind kind) =>
        window?.Figures.FirstOrDefault(figure => figure.Kind == kind && figure.IsHidden);

    /// <summary>The first code of a cell.</summary>
    public static long A(this Figure figure) => figure.Codes!.Value.A;

    /// <summary>The second code of a cell.</summary>
    public static long B(this Figure figure) => figure.Codes!.Value.B;

    /// <summary>What a figure is worth on a bar: uses, or reports where only those are published or nothing else is counted.</summary>
    public static long Value(this Figure figure) => ReportKinds.IsPresence(figure.Kind) ? figure.Reports : figure.Sum ?? figure.Reports;

    /// <summary>Whether noise alone could be all that the figure is.</summary>
    public static bool IsNoise(this Figure figure) => figure.Margin > 0 && figure.Value() <= figure.Margin;

    /// <summary>Half the 95 % interval of the sum of the figures, which have noise that is independent: a little more than that.</summary>
    public static long Margin(this IEnumerable<Figure> figures) =>
        (long)Math.Ceiling(Math.Sqrt(figures.Sum(figure => (double)figure.Margin * figure.Margin)));

    /// <summary>How much more or less it is than it was, where that can be said.</summary>
    public static string Change(long now, long nowMargin, long? before, long beforeMargin)
    {
        if (before is not { } old || old <= 0)
        {
            return before is null ? "newly shown" : Texts.None;
        }

        if (Math.Abs(now - old) <= Math.Sqrt(((double)nowMargin * nowMargin) + ((double)beforeMargin * beforeMargin)))
        {
            return nowMargin > 0 ? "within noise" : "the same";
        }

        var percent = Math.Round((double)(now - old) / old * 100, MidpointRounding.AwayFromZero);
        return percent == 0 ? "the same" : $"{(percent > 0 ? "+" : "")}{Texts.Number((long)percent)}\u00A0%";
    }
}
