using System.Collections.Immutable;
using Footfall.Protocol;

namespace Footfall.Collector;

/// <summary>How commands are spread over classes: durations, operands, failures before a success.</summary>
/// <param name="Group">The frame.</param>
/// <param name="Commands">From the most used.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Axis">The heading of the drawings.</param>
/// <param name="Middle">The heading of the class in the middle.</param>
internal sealed record DistributionView(FigureGroup Group, ImmutableArray<Distribution> Commands, string Unit, string Axis, string Middle)
{
    /// <summary>How many commands are seen at once.</summary>
    public const int Most = 15;

    /// <summary>From the figures of a window.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="codes">The codes of its classes.</param>
    /// <param name="middle">The heading of the class in the middle.</param>
    /// <param name="window">The window.</param>
    /// <param name="vocabulary">The words.</param>
    public static DistributionView Of(ReportKind kind, IEnumerable<int> codes, string middle, WindowFigures? window, Vocabulary vocabulary)
    {
        var classes = codes.Select(code => ((long)code, Words.Of(new Subject(kind, 0, code), vocabulary).Which)).ToList();
        var figures = window.Cells(kind).Where(figure => !figure.IsNoise()).ToList();
        return new DistributionView(
            FigureGroup.Of(kind, window),
            [
                .. figures.GroupBy(figure => (A: figure.A(), figure.What))
                    .Select(command => Of(command.Key.What, [.. command], classes))
                    .OrderByDescending(command => command.All),
            ],
            figures.Any(figure => figure.Sum is null) ? "Reports" : "Uses",
            $"{classes[0].Item2} to {classes[^1].Item2}".Replace(" s", "\u00A0s", StringComparison.Ordinal).Replace("< ", "<\u00A0", StringComparison.Ordinal),
            middle);
    }

    private static Distribution Of(string command, IReadOnlyList<Figure> figures, List<(long Code, string Class)> classes)
    {
        var spread = classes.Select(one => (one.Class, figures.FirstOrDefault(figure => figure.B() == one.Code))).ToImmutableArray();
        var all = spread.Sum(one => Math.Max(0, one.Item2?.Value() ?? 0));
        var seen = 0L;
        var middle = Texts.None;
        foreach (var (name, figure) in spread)
        {
            seen += Math.Max(0, figure?.Value() ?? 0);
            if (all > 0 && seen * 2 >= all)
            {
                middle = name;
                break;
            }
        }

        return new Distribution(command, spread, middle, all);
    }
}
