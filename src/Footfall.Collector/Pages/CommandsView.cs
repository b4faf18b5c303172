using System.Globalization;
using Footfall.Protocol;

namespace Footfall.Collector;

/// <summary>The commands in use, how they ended, and every figure behind it.</summary>
/// <param name="Group">The frame.</param>
/// <param name="Table">A row a command.</param>
/// <param name="Outcomes">Each figure, in the order of the open data.</param>
internal sealed record CommandsView(FigureGroup Group, BarTable Table, IReadOnlyList<Figure> Outcomes)
{
    /// <summary>From the figures of a window and the one before it.</summary>
    public static CommandsView Of(WindowFigures? window, WindowFigures? before)
    {
        var old = ByCommand(before).ToDictionary(command => command.Key, command => command.ToList());
        var isNoisy = window.Cells(ReportKind.Command).Any(figure => figure.Margin > 0);
        var group = FigureGroup.Of(ReportKind.Command, window);
        return new CommandsView(
            group,
            new BarTable
            {
                Caption = $"Commands in use, {(window is null ? "no window" : Texts.Window(window.Window))}{group.Mark}",
                What = "Command",
                Unit = isNoisy ? "Reports" : "Uses",
                Columns = ["Change", "Success"],
                Rows =
                [
                    .. ByCommand(window).Select(command => Row([.. command], before is null ? null : old.GetValueOrDefault(command.Key, []), before is not null))
                        .Where(row => row.Value > row.Margin)
                        .OrderByDescending(row => row.Value),
                ],
            },
            [.. window.Cells(ReportKind.Command).Where(figure => !figure.IsNoise())]);
    }

    private static IEnumerable<IGrouping<long, Figure>> ByCommand(WindowFigures? window) =>
        window.Cells(ReportKind.Command).GroupBy(figure => figure.A());

    private static BarRow Row(IReadOnlyList<Figure> outcomes, IReadOnlyList<Figure>? before, bool hasBefore)
    {
        var value = outcomes.Sum(figure => figure.Value());
        var margin = outcomes.Margin();
        var old = before is null or [] ? null : (long?)before.Sum(figure => figure.Value());
        return new BarRow(
            outcomes[0].What,
            value,
            margin,
            hasBefore ? Rows.Change(value, margin, old, before!.Margin()) : Texts.None,
            Succeeded(outcomes, value));
    }

    // Of one outcome alone nothing follows: the others may be hidden, and a rate of 100 % would be an invention.
    private static string Succeeded(IReadOnlyList<Figure> outcomes, long all)
    {
        var success = outcomes.FirstOrDefault(figure => figure.B() == (long)Outcome.Success);
        if (success is null || outcomes.Count == 1 || all <= 0)
        {
            return success is null ? Texts.None : "others hidden";
        }

        if (success.Margin == 0)
        {
            return Texts.Percent((double)success.Value() / all);
        }

        var share = Math.Clamp((double)success.Value() / all, 0, 1);
        var others = (double)outcomes.Where(figure => figure != success).Margin();
        var margin = Math.Sqrt(Math.Pow(success.Margin * (1 - share), 2) + Math.Pow(others * share, 2)) / all * 100;
        return margin > 25 ? Texts.None : string.Create(CultureInfo.InvariantCulture, $"{Math.Round(share * 100)}\u00A0% ±\u00A0{Math.Ceiling(margin)}");
    }
}
