using Footfall.Protocol;

namespace Footfall.Collector;

/// <summary>What was there, in how many installations: versions, platforms, architectures, terminals.</summary>
/// <param name="Group">The frame.</param>
/// <param name="Table">The figures.</param>
internal sealed record PresenceView(FigureGroup Group, BarTable Table)
{
    /// <summary>From the figures of a window and the one before it.</summary>
    public static PresenceView Of(ReportKind kind, string what, WindowFigures? window, WindowFigures? before)
    {
        var old = before.Cells(kind).ToDictionary(figure => figure.Codes!.Value);
        var shown = window.Cells(kind).Where(figure => !figure.IsNoise()).OrderByDescending(figure => figure.Value()).ToList();
        var all = Math.Max(1, shown.Sum(figure => figure.Value()));
        var group = FigureGroup.Of(kind, window);
        return new PresenceView(
            group,
            new BarTable
            {
                Caption = $"{KindText.Of(kind).Heading}, {(window is null ? "no window" : Texts.Window(window.Window))}{group.Mark}",
                What = what,
                Unit = "Reports",
                Columns = ["Of those shown", "Change"],
                Rows =
                [
                    .. shown.Select(figure => new BarRow(
                        figure.What,
                        figure.Value(),
                        figure.Margin,
                        Texts.Percent((double)figure.Value() / all),
                        Change(figure, old.GetValueOrDefault(figure.Codes!.Value), before))),
                ],
            });
    }

    private static string Change(Figure now, Figure? old, WindowFigures? before) =>
        before is null ? Texts.None : Rows.Change(now.Value(), now.Margin, old?.Value(), old?.Margin ?? 0);
}
