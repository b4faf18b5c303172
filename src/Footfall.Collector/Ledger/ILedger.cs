using Footfall.Protocol;
using NodaTime;

namespace Footfall.Collector;

/// <summary>
/// The sums, the nonces of the windows whose intake is open, and what was published. Thread-safe; several processes may have one ledger
/// where the storage can be shared.
/// </summary>
internal interface ILedger : IDisposable
{
    /// <summary>
    /// Adds what is new of the batch, all of it or nothing, and returns once it would survive a power cut. Entries whose nonce was
    /// seen in their window, and entries of closed windows, add nothing. Of two entries with one nonce the first counts.
    /// </summary>
    /// <exception cref="LedgerException">Nothing was added, or nobody knows; the nonces make another try harmless.</exception>
    void Commit(IReadOnlyCollection<Entry> batch);

    /// <summary>The UTC day since which a tool is counted: <paramref name="today"/>, remembered, when it is asked for the first time.</summary>
    /// <exception cref="LedgerException">It cannot be read or kept.</exception>
    LocalDate CountedSince(ToolName tool, LocalDate today);

    /// <summary>
    /// Forgets the nonces of every window whose intake is over on that day, and closes those windows for good: a clock that is set
    /// back later does not open them again.
    /// </summary>
    /// <exception cref="LedgerException">Nothing was forgotten.</exception>
    void CloseIntake(IntakePeriod period, LocalDate today);

    /// <summary>
    /// Closes a window for good and publishes it, in one step that happens wholly or not at all, and once, however many ask: nothing is added between what
    /// <paramref name="publish"/> is shown and the end. The raw cells and the nonces of the window are gone afterwards.
    /// Null when it was released before.
    /// </summary>
    /// <exception cref="LedgerException">Nothing happened.</exception>
    Release? Release(ToolName tool, Window window, Func<ClosingWindow, Closure> publish);

    /// <summary>Removes what storage keeps of the order of the latest commits. Does nothing when there is nothing.</summary>
    /// <exception cref="LedgerException">It is still there.</exception>
    void Settle();

    /// <summary>Writes everything anew in the order of its keys, so that neither deleted things nor the order in which things came are in a file. Slow; for once a day.</summary>
    /// <exception cref="LedgerException">It was not done.</exception>
    void Rewrite();

    /// <summary>The raw cells of a tool from one window code to another, both included, ordered by window, kind and codes.</summary>
    /// <exception cref="LedgerException">The sums cannot be read.</exception>
    IReadOnlyList<Cell> Cells(ToolName tool, int firstWindow, int lastWindow);

    /// <summary>The windows of which there are raw sums, in the order of their codes.</summary>
    /// <exception cref="LedgerException">The sums cannot be read.</exception>
    IReadOnlyList<Window> Windows(ToolName tool);

    /// <summary>The tools of which there are raw sums, in the order of their names.</summary>
    /// <exception cref="LedgerException">The sums cannot be read.</exception>
    IReadOnlyList<ToolName> Tools();

    /// <summary>The releases of a tool whose windows begin on one of the days, in the order of their numbers.</summary>
    /// <exception cref="LedgerException">They cannot be read.</exception>
    IReadOnlyList<Release> Releases(ToolName tool, LocalDate first, LocalDate last);

    /// <summary>At most that many releases of all tools, those after a number, in the order of their numbers.</summary>
    /// <exception cref="LedgerException">They cannot be read.</exception>
    IReadOnlyList<Release> Releases(long after, int most);

    /// <summary>Every table that there is, in the order of their names: asked of the storage, so that none is left out.</summary>
    /// <exception cref="LedgerException">They cannot be read.</exception>
    IReadOnlyList<StoredTable> Describe();
}
