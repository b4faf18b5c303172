using Footfall.Protocol;
using NodaTime;

namespace Footfall.Collector;

/// <summary>The sums, and the nonces of the windows whose intake is open. Thread-safe.</summary>
internal interface ILedger : IDisposable
{
    /// <summary>
    /// Adds what is new of the batch, all of it or nothing, and returns once it would survive a power cut. Entries whose nonce was
    /// seen in their window, and entries of closed windows, add nothing. Of two entries with one nonce the first counts.
    /// </summary>
    /// <exception cref="LedgerException">Nothing was added.</exception>
    void Commit(IReadOnlyCollection<Entry> batch, LocalDate today);

    /// <summary>
    /// Forgets the nonces of every window whose intake is over on that day, and closes those windows for good: a clock that is set
    /// back later does not open them again.
    /// </summary>
    /// <exception cref="LedgerException">Nothing was forgotten.</exception>
    void CloseIntake(LocalDate today);

    /// <summary>Removes what storage keeps of the order of the latest commits. Does nothing when there is nothing.</summary>
    /// <exception cref="LedgerException">It is still there.</exception>
    void Settle();

    /// <summary>The cells of a tool from one window code to another, both included, ordered by window, kind and codes.</summary>
    /// <exception cref="LedgerException">The sums cannot be read.</exception>
    IReadOnlyList<Cell> Cells(ToolName tool, int firstWindow, int lastWindow);

    /// <summary>The windows of which there are sums, in the order of their codes.</summary>
    /// <exception cref="LedgerException">The sums cannot be read.</exception>
    IReadOnlyList<Window> Windows(ToolName tool);
}
