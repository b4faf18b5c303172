using Footfall.Protocol;

namespace Footfall.Collector;

/// <summary>What was used with each command: options, values.</summary>
/// <param name="Group">The frame.</param>
/// <param name="Commands">Those of which there are figures, the one with the largest first.</param>
internal sealed record PerCommandView(FigureGroup Group, IReadOnlyList<CommandFigures> Commands)
{
    /// <summary>How many commands are seen at once.</summary>
    public const int Most = 10;

    /// <summary>From the figures of a window and the one before it.</summary>
    public static PerCommandView Of(ReportKind kind, string what, WindowFigures? window, WindowFigures? before)
    {
        var old = before.Cells(kind).ToDictionary(figure => figure.Codes!.Value);
        var group = FigureGroup.Of(kind, window);
        return new PerCommandView(
            group,
            [
                .. window.Cells(kind).Where(figure => !figure.IsNoise())
                    .GroupBy(figure => (A: figure.A(), figure.What))
                    .OrderByDescending(command => command.Max(figure => figure.Value()))
                    .Select(command => new CommandFigures(command.Key.What, Table(group, what, command, before is null ? null : old))),
            ]);
    }

    private static BarTable Table(FigureGroup group, string what, IGrouping<(long A, string What), Figure> command, Dictionary<(long A, long B), Figure>? old) => new()
    {
        Caption = $"{group.Text.Heading} of {command.Key.What}{group.Mark}",
        What = what,
        Unit = command.Any(figure => figure.Sum is null) ? "Reports" : "Uses",
        Columns = ["Reports", "Change"],
        Rows =
        [
            .. command.OrderByDescending(figure => figure.Value()).Select(figure => new BarRow(
                figure.Which,
                figure.Value(),
                figure.Margin,
                Texts.Number(figure.Reports, figure.Margin),
                Change(figure, old))),
        ],
    };

    private static string Change(Figure now, Dictionary<(long A, long B), Figure>? old)
    {
        if (old is null)
        {
            return Texts.None;
        }

        var before = old.GetValueOrDefault(now.Codes!.Value);
        return Rows.Change(now.Value(), now.Margin, before?.Value(), before?.Margin ?? 0);
    }
}
