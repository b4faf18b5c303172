using Footfall.Protocol;
using NodaTime;

namespace Footfall.Collector;

/// <summary>The figures that were published.</summary>
internal sealed class PublishedFigures(ILedger ledger, IntakePeriod hold, IClock clock) : IFigureSource
{
    // Short questions, so that nobody who brings a report waits long for a reader.
    private const int DaysAtOnce = 28;

    /// <inheritdoc />
    public LocalDate LastDay => Today.PlusDays(-1 - hold.Days);

    private LocalDate Today => clock.GetCurrentInstant().InUtc().Date;

    /// <inheritdoc />
    public LocalDate FirstDay(ToolName tool) => ledger.CountedSince(tool, Today);

    /// <inheritdoc />
    public IReadOnlyList<WindowFigures> Read(Vocabulary vocabulary, LocalDate first, LocalDate last)
    {
        var windows = new List<WindowFigures>();
        for (var from = first; from <= last; from = from.PlusDays(DaysAtOnce))
        {
            var to = from.PlusDays(DaysAtOnce - 1);
            windows.AddRange(ledger.Releases(vocabulary.Manifest.Tool, from, to < last ? to : last)
                .Select(release => new WindowFigures(release.Window, release.Day, () => ReleaseRows.Read(release))));
        }

        return [.. windows.OrderBy(window => window.Window.Start).ThenBy(window => window.Window.End)];
    }
}
