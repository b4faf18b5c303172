using System.Collections.Immutable;
using Footfall.Protocol;
using NodaTime;

namespace Footfall;

/// <summary>
/// Turns the cells of windows that have ended into reports, each in the transaction that removes its cell: a kill leaves the cell or the
/// report, never both and never none.
/// </summary>
internal static class WindowClosing
{
    /// <summary>Counters that stay on the machine are kept for this many days.</summary>
    public const int LocalHistory = 400;

    /// <summary>The outbox takes no report of a cell beyond this many: what a machine could send in its 14 days many times over.</summary>
    public const int MostWaiting = 10_000;

    /// <summary>The log of what was sent is no longer than this; the oldest go first. Years of the busiest machine in the simulation.</summary>
    public const int LongestLog = 50_000;

    /// <summary>The cells that become reports at <paramref name="today"/>.</summary>
    public static IEnumerable<Cell> Due(ICacheTransaction transaction, ImmutableArray<ReportKind> kinds, LocalDate today) =>
        transaction.Cells().Where(cell => cell.Key.MayBeSent && cell.Key.Window.End <= today && kinds.Contains(cell.Key.Subject.Kind));

    public static void Close(ICacheTransaction transaction, ReportMaker maker, ImmutableArray<ReportKind> kinds, Instant now)
    {
        var today = now.InUtc().Date;
        var due = Due(transaction, kinds, today).ToList();
        var room = due.Count == 0 ? 0 : MostWaiting - transaction.Outbox().Count;
        foreach (var (key, count) in due)
        {
            var report = room > 0 && now < ReleaseTime.DeadlineOf(key.Window) ? maker.Make(key.Window, key.Subject, count, now) : null;
            if (report is null)
            {
                transaction.Count(Tally.Dropped, 1);
            }
            else
            {
                transaction.Put(report);
                room--;
            }

            transaction.Remove(key);
        }
    }

    /// <summary>Drops reports that could not be sent in time, and counters that were kept here long enough.</summary>
    public static void Expire(ICacheTransaction transaction, Instant now)
    {
        foreach (var report in transaction.Outbox().Where(report => report.Deadline <= now))
        {
            transaction.Remove(report.Nonce);
            transaction.Count(Tally.Dropped, report.Refusal is null ? 1 : 0);
        }

        var oldest = now.InUtc().Date.PlusDays(-LocalHistory);
        foreach (var cell in transaction.Cells().Where(cell => cell.Key.Window.End < oldest))
        {
            transaction.Remove(cell.Key);
        }

        transaction.ForgetSent(now - Duration.FromDays(LocalHistory), LongestLog);
    }
}
