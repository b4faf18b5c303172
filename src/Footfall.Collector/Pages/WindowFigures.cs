using Footfall.Protocol;
using NodaTime;

namespace Footfall.Collector;

/// <summary>What is shown of one window. The rows are read when they are asked for, since of most windows few are.</summary>
/// <param name="window">The window.</param>
/// <param name="released">The day on which they were published; null when they are provisional.</param>
/// <param name="read">Reads the rows.</param>
internal sealed class WindowFigures(Window window, LocalDate? released, Func<IReadOnlyList<Figure>> read)
{
    private readonly Lazy<IReadOnlyList<Figure>> figures = new(read);

    /// <summary>The window.</summary>
    public Window Window => window;

    /// <summary>The day on which the figures were published; null when they are provisional.</summary>
    public LocalDate? Released => released;

    /// <summary>All of them.</summary>
    public IReadOnlyList<Figure> Figures => figures.Value;
}
