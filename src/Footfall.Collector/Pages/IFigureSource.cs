using Footfall.Protocol;
using NodaTime;

namespace Footfall.Collector;

/// <summary>Where pages have their figures from: what was published, or in a private trial the raw sums.</summary>
internal interface IFigureSource
{
    /// <summary>The last day that there can be figures of.</summary>
    LocalDate LastDay { get; }

    /// <summary>The first day that there can be figures of.</summary>
    /// <exception cref="LedgerException">It cannot be read.</exception>
    LocalDate FirstDay(ToolName tool);

    /// <summary>The windows that begin on one of the days, from the oldest, weeks and days mixed.</summary>
    /// <exception cref="LedgerException">They cannot be read.</exception>
    IReadOnlyList<WindowFigures> Read(Vocabulary vocabulary, LocalDate first, LocalDate last);
}
