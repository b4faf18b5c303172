using System.Collections.Immutable;

namespace Footfall.Collector;

/// <summary>How the uses of one command are spread over classes.</summary>
/// <param name="Command">The command.</param>
/// <param name="Classes">Every class there is, in order; without a figure where it is hidden.</param>
/// <param name="Middle">The class in which the middle one of the shown uses lies.</param>
/// <param name="All">The shown uses.</param>
internal sealed record Distribution(string Command, ImmutableArray<(string Class, Figure? Figure)> Classes, string Middle, long All)
{
    /// <summary>The drawing in words.</summary>
    public string Sentence => string.Join(", ", Classes.Select(one => $"{one.Class}: {(one.Figure is { } figure ? Texts.Number(figure.Value(), figure.Margin) : "hidden")}"));

    /// <summary>How high the drawing of a class is, of 20.</summary>
    public int Height(Figure? figure)
    {
        var largest = Classes.Max(one => one.Figure?.Value() ?? 0);
        return figure is null || largest <= 0 ? 0 : (int)Math.Max(1, Math.Round((double)Math.Max(0, figure.Value()) / largest * 20));
    }
}
