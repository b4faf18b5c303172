using System.Collections.Immutable;
using System.Globalization;
using NodaTime;

namespace Footfall.Collector;

/// <summary>
/// A drawing of lines over days: where everything stands, in units of the drawing. A day without a value interrupts its line, so that no line
/// says anything about a hidden day.
/// </summary>
internal sealed class LineChart
{
    private const double LeastBetweenNames = 15;

    private readonly LocalDate first;
    private readonly LocalDate last;
    private readonly long top;

    public LineChart(ChartSize size, ImmutableArray<ChartLine> lines, LocalDate first, LocalDate last)
    {
        Size = size;
        this.first = first;
        this.last = last;
        var largest = lines.SelectMany(line => line.Points).Where(point => point.Value is not null).Select(point => point.Value!.Value + point.Margin).DefaultIfEmpty(0).Max();
        var numbers = Axis.Numbers(largest);
        top = numbers[^1];
        Numbers = [.. numbers.Select(number => (Y(number), Texts.Number(number)))];
        Days = [.. Axis.Days(first, last, size.MostTicks).Select(day => (X(day), Texts.Short(day)))];
        Lines = [.. lines.Select(line => (line.Style, Path(line)))];
        Bands = [.. lines.Select(line => (line.Style, Band(line))).Where(band => band.Item2.Length > 0)];
        Dots = [.. lines.SelectMany(Alone)];
        Names = NamesOf(lines);
    }

    /// <summary>The room.</summary>
    public ChartSize Size { get; }

    /// <summary>The marks on the left, with their heights.</summary>
    public ImmutableArray<(string Y, string Text)> Numbers { get; }

    /// <summary>The marks below, with their places.</summary>
    public ImmutableArray<(string X, string Text)> Days { get; }

    /// <summary>The lines as SVG paths.</summary>
    public ImmutableArray<(string Style, string Path)> Lines { get; }

    /// <summary>The 95 % intervals around them; empty without noise.</summary>
    public ImmutableArray<(string Style, string Path)> Bands { get; }

    /// <summary>Days with a value between days without one, which a line cannot show.</summary>
    public ImmutableArray<(string Style, string X, string Y)> Dots { get; }

    /// <summary>The names at the ends of the lines.</summary>
    public ImmutableArray<(string Style, string Y, string Text)> Names { get; }

    private static IEnumerable<ImmutableArray<ChartPoint>> Unbroken(ChartLine line)
    {
        var run = ImmutableArray.CreateBuilder<ChartPoint>();
        foreach (var point in line.Points)
        {
            if (run.Count > 0 && (point.Value is null || point.Day > run[^1].Day.PlusDays(line.Step)))
            {
                yield return run.ToImmutable();
                run.Clear();
            }

            if (point.Value is not null)
            {
                run.Add(point);
            }
        }

        if (run.Count > 0)
        {
            yield return run.ToImmutable();
        }
    }

    private static string Text(double place) => place.ToString("0.#", CultureInfo.InvariantCulture);

    private string Path(ChartLine line) =>
        string.Join(' ', Unbroken(line).Where(run => run.Length > 1).Select(run => "M" + string.Join('L', run.Select(point => Place(point.Day, point.Value!.Value)))));

    private string Band(ChartLine line) => line.Points.All(point => point.Margin == 0)
        ? ""
        : string.Join(' ', Unbroken(line).Where(run => run.Length > 1).Select(run =>
            "M" + string.Join('L', run.Select(point => Place(point.Day, point.Value!.Value + point.Margin)).Concat(run.Reverse().Select(point => Place(point.Day, point.Value!.Value - point.Margin)))) + "Z"));

    private IEnumerable<(string Style, string X, string Y)> Alone(ChartLine line) =>
        Unbroken(line).Where(run => run.Length == 1).Select(run => (line.Style, X(run[0].Day), Y(run[0].Value!.Value)));

    // From the highest line down, each name at least so far below the one before it that both can be read.
    private ImmutableArray<(string Style, string Y, string Text)> NamesOf(ImmutableArray<ChartLine> lines)
    {
        var ends = lines.Where(line => line.Points.Any(point => point.Value is not null))
            .Select(line => (line.Style, line.Name, Y: Height(line.Points.Last(point => point.Value is not null).Value!.Value)))
            .OrderBy(end => end.Y)
            .ToList();
        var names = ImmutableArray.CreateBuilder<(string, string, string)>();
        var lowest = Size.PlotBottom - ((ends.Count - 1) * LeastBetweenNames);
        var free = double.MinValue;
        foreach (var (style, name, height) in ends)
        {
            free = Math.Max(Math.Min(height, lowest), free);
            names.Add((style, Text(free), name));
            free += LeastBetweenNames;
            lowest += LeastBetweenNames;
        }

        return names.ToImmutable();
    }

    private string Place(LocalDate day, long value) => $"{X(day)} {Y(value)}";

    private string X(LocalDate day)
    {
        var days = Math.Max(1, Period.DaysBetween(first, last));
        return Text(ChartSize.Left + ((double)Period.DaysBetween(first, day) / days * (Size.PlotRight - ChartSize.Left)));
    }

    private string Y(long value) => Text(Height(value));

    // A value below 0, which only noise makes, is drawn at the ground.
    private double Height(long value) => Size.PlotBottom - ((double)Math.Max(0, value) / top * (Size.PlotBottom - ChartSize.Top));
}
