namespace Footfall.Collector;

/// <summary>How much room a line chart has. One is drawn for wide screens and one for phones, since text that shrinks with its chart cannot be read.</summary>
/// <param name="Style">The class of the drawing.</param>
/// <param name="Width">The width in units that are pixels where nothing is scaled.</param>
/// <param name="Height">The height.</param>
/// <param name="Right">The room for the names of the lines.</param>
/// <param name="MostTicks">The most days named below it.</param>
internal sealed record ChartSize(string Style, int Width, int Height, int Right, int MostTicks)
{
    public const int Left = 46;
    public const int Top = 10;
    public const int Bottom = 28;

    public static ChartSize Wide { get; } = new("wide", 800, 300, 84, 8);

    public static ChartSize Narrow { get; } = new("narrow", 340, 240, 76, 4);

    /// <summary>Where the drawing of lines ends on the right.</summary>
    public int PlotRight => Width - Right;

    /// <summary>Where it ends below.</summary>
    public int PlotBottom => Height - Bottom;
}
