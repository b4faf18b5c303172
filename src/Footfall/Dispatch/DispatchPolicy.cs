using NodaTime;

namespace Footfall;

/// <summary>
/// How many reports leave at one time: as few as clear the outbox before its deadlines, and one at a time with at least ten minutes between
/// where background work runs often. Reports that leave together can be linked by their arrival, so this is privacy, not politeness
/// (<c>spec/journal.md</c>, section 7). Pure.
/// </summary>
internal static class DispatchPolicy
{
    /// <summary>Between two times at which reports leave lie at least this many minutes.</summary>
    public static readonly Duration Pause = Duration.FromMinutes(10);

    /// <summary>The most that leave at one time: what fits into the life of the background process.</summary>
    public const int Most = 20;

    // The outbox is planned to be clear this long, and one run, before a deadline: so one try may fail.
    private static readonly Duration Reserve = Duration.FromDays(1);

    // A weekend and the days around it: whoever uses the tool every third day comes twice.
    private static readonly Duration Urgency = Duration.FromDays(5);

    private static readonly Duration Memory = Duration.FromDays(14);

    /// <summary>How many of the reports that are due may leave now.</summary>
    /// <param name="now">Now.</param>
    /// <param name="record">When reports last left, and how often this is asked.</param>
    /// <param name="deadlines">The deadlines of the reports whose time has come, in any order.</param>
    public static int Quota(Instant now, DispatchRecord record, IEnumerable<Instant> deadlines)
    {
        if (record.LastSent is { } last && last <= now && now - last < Pause)
        {
            return 0;
        }

        var quota = 0;
        var before = 0;
        foreach (var deadline in deadlines.Order())
        {
            before++;
            quota = Math.Max(quota, (int)Math.Ceiling(before / Occasions(deadline - Reserve - record.Gap - now, record.Gap)));
        }

        return Math.Min(quota, Most);
    }

    /// <summary>
    /// By what due reports are sorted, the smallest first: those that are urgent by their deadline, all others alike. Among equals chance decides;
    /// the counters of a week have one deadline.
    /// </summary>
    public static Instant Rank(Instant now, Instant deadline) => deadline - now <= Urgency ? deadline : Instant.MaxValue;

    /// <summary>
    /// The time between two runs, as it is known after another run. Runs are weighed by when they were, those of two weeks ago about a third:
    /// people run commands in bursts, and the mean over runs would be the pause within a burst, which says nothing about tomorrow.
    /// </summary>
    /// <param name="gap">As it was known at the run before; above 0.</param>
    /// <param name="elapsed">Since that run.</param>
    public static Duration GapAfter(Duration gap, Duration elapsed) => 1 / ((Math.Exp(-(elapsed / Memory)) / (gap / Memory)) + 1) * Memory;

    /// <summary>On how many occasions something can still leave in that time; half of those expected, since people go on holiday.</summary>
    private static double Occasions(Duration left, Duration gap) => Math.Max(1, left / gap / 2);
}
