using Footfall.Protocol;
using NodaTime;

namespace Footfall;

/// <summary>
/// Adds the records of the journal to the counters, and makes the day's activity decisions, all in one transaction with the offsets: after a
/// kill at any instant each record has been counted once or will be (<c>spec/journal.md</c>, section 5).
/// </summary>
internal sealed class JournalFold(ICacheTransaction transaction, ReportMaker maker, ConsentDecision decision, Instant now)
{
    private readonly LocalDate today = now.InUtc().Date;
    private readonly Dictionary<CellKey, long> added = [];
    private readonly Dictionary<LocalDate, Dictionary<int, int>> failures = [];

    /// <summary>Whether the segments were folded to their ends.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>
    /// Folds what is new in the segments. True when the tool was used today; where reports are sent, a use that was for the person's own eyes
    /// does not count, so that the version which is noted then does not tell of it.
    /// </summary>
    /// <param name="segments">All there are, the oldest first.</param>
    /// <param name="most">Bytes after which it may end and leave the rest to the next transaction.</param>
    /// <exception cref="IOException">A segment could not be read; nothing was folded.</exception>
    public bool Fold(IReadOnlyList<IJournalSegment> segments, long most = long.MaxValue)
    {
        var offsets = transaction.Offsets();
        foreach (var gone in offsets.Keys.Except(segments.Select(segment => segment.Day)).ToList())
        {
            transaction.ForgetOffset(gone);
        }

        var usedToday = false;
        foreach (var segment in segments)
        {
            // A segment of a day that has not come yet was written before the clock was set back; its records count as today's.
            var day = LocalDate.Min(segment.Day, today);
            var sendable = false;
            var offset = offsets.GetValueOrDefault(segment.Day);
            var reading = segment.Read(
                offset,
                IsClosed(segment.Day, today),
                invocation =>
                {
                    Add(invocation, day);
                    sendable |= invocation.MayBeSent;
                    usedToday |= day == today && (invocation.MayBeSent || decision.Sharing != Sharing.Send);
                },
                most);
            most -= reading.Offset - offset;
            transaction.SetOffset(segment.Day, reading.Offset);
            transaction.Count(Tally.DamagedJournal, reading.Damaged);
            if (sendable && decision.Kinds.Contains(ReportKind.Activity))
            {
                DecideActivity(day);
            }

            if (reading.IsPart)
            {
                IsComplete = false;
                break;
            }
        }

        foreach (var (key, count) in added)
        {
            transaction.Add(key, count);
        }

        foreach (var (day, counts) in failures.OrderBy(entry => entry.Key).TakeLast(1))
        {
            transaction.SetFailures(day, counts.Where(entry => entry.Value > 0).ToDictionary());
        }

        return usedToday;
    }

    /// <summary>Whether nobody appends to a day's segment any more: it is older than yesterday.</summary>
    public static bool IsClosed(LocalDate segment, LocalDate today) => segment < today.PlusDays(-1);

    private void Add(Invocation invocation, LocalDate day)
    {
        var window = Window.Containing(day, maker.Manifest.Outline.Window);
        Count(ReportKind.Command, (long)invocation.Outcome);
        foreach (var option in invocation.Options)
        {
            Count(ReportKind.Option, option);
        }

        foreach (var value in invocation.Values)
        {
            Count(ReportKind.Value, value);
        }

        foreach (var option in invocation.Environment)
        {
            Count(ReportKind.Environment, option);
        }

        if (invocation.Operands is { } operands)
        {
            Count(ReportKind.Positionals, (long)operands);
        }

        if (invocation.Duration is { } duration)
        {
            Count(ReportKind.Duration, (long)duration);
        }

        if (invocation.Terminal is { } terminal)
        {
            Present(ReportKind.Terminal, (long)terminal);
        }

        Present(ReportKind.Platform, (long)Classes.CurrentPlatform());
        Present(ReportKind.Architecture, (long)Classes.CurrentProcessor());
        if (decision.Kinds.Contains(ReportKind.Struggle) && Struggled(invocation, day) is > 0 and var failed)
        {
            Count(ReportKind.Struggle, (long)Classes.OfCount(failed));
        }

        void Count(ReportKind kind, long code) => Cell(new Subject(kind, invocation.Command, code));
        void Present(ReportKind kind, long code) => Cell(new Subject(kind, code, 0));
        void Cell(Subject subject)
        {
            if (decision.Kinds.Contains(subject.Kind))
            {
                var key = new CellKey(window, invocation.MayBeSent, subject);
                added[key] = added.GetValueOrDefault(key) + 1;
            }
        }
    }

    /// <summary>The failures in a row that this invocation ends with a success; 0 if none, or if it is not a success.</summary>
    private int Struggled(Invocation invocation, LocalDate day)
    {
        if (!failures.TryGetValue(day, out var counts))
        {
            failures[day] = counts = transaction.Failures(day).ToDictionary();
        }

        // What is for the person's own eyes must not show in what is sent: the two are kept apart by the sign.
        var key = invocation.MayBeSent ? invocation.Command : ~invocation.Command;
        var failed = counts.GetValueOrDefault(key);
        counts[key] = invocation.Outcome switch
        {
            Outcome.Success => 0,
            Outcome.Interrupted => failed,
            _ => failed == int.MaxValue ? failed : failed + 1,
        };
        return invocation.Outcome == Outcome.Success ? failed : 0;
    }

    private void DecideActivity(LocalDate day)
    {
        var activity = ActivityRule.Decide(maker.Manifest.Outline.Activity, transaction.Activity, day, today);
        transaction.Activity = activity.Next;
        var window = Window.Containing(day, WindowLength.Day);
        foreach (var subject in activity.Events)
        {
            // A clock that was set back, or put right again, comes to a day a second time.
            if (!transaction.HasReport(ReportMaker.MarkOf(window, subject)) && maker.Make(window, subject, count: 1, now) is { } report)
            {
                transaction.Put(report);
            }
        }
    }
}
