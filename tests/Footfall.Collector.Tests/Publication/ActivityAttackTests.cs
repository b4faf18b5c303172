using System.Globalization;
using Footfall.Protocol;
using Footfall.Testing;
using NodaTime;

namespace Footfall.Collector.Tests;

/// <summary>
/// Somebody who has the whole series of daily, weekly and monthly numbers and a solver, and knows that what is not shown of a day is below the
/// threshold: no cell of a day and gap can be narrowed to fewer values than the threshold.
/// </summary>
[TestClass]
public sealed class ActivityAttackTests
{
    private const int Usual = 20;
    private const int Days = 95;

    private static readonly LocalDate First = new(2026, 3, 4);

    /// <summary>The threshold that is usual, and a small one with few machines, where every edge of the rule is met.</summary>
    public static IEnumerable<object[]> Seeds => Enumerable.Range(1, Effort.Times(2, 30)).SelectMany(seed => (object[][])[[seed, Usual], [seed, 3], [seed + 100, 3]]);

    [TestMethod]
    [DynamicData(nameof(Seeds))]
    public void No_day_and_gap_is_narrowed_below_the_threshold(int seed, int k)
    {
        var random = new SeededRandom(seed);
        var ledger = Ledger(random, machines: (2 * k) + random.Below(8 * k), ActivityMode.Exact, k);

        var shown = Publish(ledger, ActivityMode.Exact, k);

        Console.WriteLine(string.Join(", ", shown.GroupBy(figure => figure.Codes!.Value.B).Select(figures => $"{figures.Count()} of {figures.Key} days")));
        AssertNotNarrowed(random, ActivityMode.Exact, shown, k);
    }

    [TestMethod]
    [DynamicData(nameof(Seeds))]
    public void No_event_of_a_day_is_narrowed_below_the_threshold(int seed, int k)
    {
        var random = new SeededRandom(seed);
        var ledger = Ledger(random, machines: (2 * k) + random.Below(8 * k), ActivityMode.Once, k);

        var shown = Publish(ledger, ActivityMode.Once, k);

        AssertNotNarrowed(random, ActivityMode.Once, shown, k);
    }

    [TestMethod]
    public void Numbers_of_every_day_would_narrow_a_cell()
    {
        var random = new SeededRandom(1);
        var ledger = Ledger(random, machines: 120, ActivityMode.Exact, Usual);
        var counts = Counts(ledger);

        var everything =
            from day in Enumerable.Range(ActivityWindows.Month - 1, Days - ActivityWindows.Month + 1).Select(First.PlusDays)
            from days in ActivityCells.Spans
            let active = DistinctActive.Count(counts, day, days)
            where active >= Usual
            select Figure(day, ActivityMode.Exact, days, active);

        Assert.IsNotNull(Narrowed(random, ActivityMode.Exact, [.. everything], Usual, tries: 60), "The attack is too weak to show anything.");
    }

    [TestMethod]
    public void A_large_tool_shows_all_days_weeks_and_months_that_there_are()
    {
        var ledger = Ledger(new SeededRandom(1), machines: 3_000, ActivityMode.Exact, Usual);
        var counts = Counts(ledger);

        var shown = Publish(ledger, ActivityMode.Exact, Usual);

        Assert.AreEqual(Days, shown.Count(figure => figure.Codes?.B == ActivityWindows.Day));
        Assert.AreEqual(13, shown.Count(figure => figure.Codes?.B == ActivityWindows.Week));
        Assert.AreEqual(10, shown.Count(figure => figure.Codes?.B == ActivityWindows.Month));
        foreach (var figure in shown)
        {
            Assert.AreEqual(DistinctActive.Count(counts, figure.Window.Start, (int)figure.Codes!.Value.B), figure.Reports, $"{figure}");
        }
    }

    private static List<ActivityCount> Counts(IEnumerable<(LocalDate Day, IReadOnlyList<Cell> Cells)> ledger) =>
        [.. ledger.SelectMany(day => day.Cells.Select(cell => new ActivityCount(day.Day, (int)cell.Subject.B, cell.Reports)))];

    private static void AssertNotNarrowed(SeededRandom random, ActivityMode mode, IReadOnlyList<Figure> shown, int k) =>
        Assert.IsNull(Narrowed(random, mode, shown, k, Effort.Times(12, 60)), $"seed {random.Seed}");

    private static string? Narrowed(SeededRandom random, ActivityMode mode, IReadOnlyList<Figure> shown, int k, int tries)
    {
        var known = new LinearProgram();
        for (var i = 0; i < Days; i++)
        {
            foreach (var days in ActivityCells.Spans)
            {
                var last = First.PlusDays(i);
                var figure = shown.SingleOrDefault(figure => figure.Window.Start == last && figure.Codes?.B == days);
                if (figure is not null || days == ActivityWindows.Day)
                {
                    known.Know(Terms(last, mode, days), figure?.Reports ?? 0, figure?.Reports ?? k - 1);
                }
            }

            // Whoever has an event of a week or month has one of the day.
            if (mode == ActivityMode.Once)
            {
                known.Know([(1, Name(First.PlusDays(i), 1)), (-1, Name(First.PlusDays(i), 7))], 0, long.MaxValue);
                known.Know([(1, Name(First.PlusDays(i), 1)), (-1, Name(First.PlusDays(i), 30))], 0, long.MaxValue);
            }
        }

        for (var i = 0; i < tries; i++)
        {
            // Of the middle, where the weeks and months before and after are known too. Of events those that are not the daily number itself.
            var day = First.PlusDays(30 + random.Below(Days - 35));
            var name = Name(day, mode == ActivityMode.Exact ? Gap(random) : random.OnceIn(2) ? 7 : 30);
            if (known.Range(name) is { } range && range.Most - range.Least < k - 1)
            {
                return $"{name} is {range.Least} to {range.Most}";
            }
        }

        return null;
    }

    private static int Gap(SeededRandom random) => random.OnceIn(2) ? 1 + random.Below(8) : 1 + random.Below(30);

    private static IEnumerable<(int, string)> Terms(LocalDate last, ActivityMode mode, int days) =>
        from position in Enumerable.Range(1, days)
        let day = last.PlusDays(position - days)
        where day >= First
        from cell in ActivityCells.Of(mode)
        where ActivityCells.Counts(mode, cell.B, days, position)
        select (1, Name(day, cell.B));

    private static string Name(LocalDate day, long code) => string.Create(CultureInfo.InvariantCulture, $"d{Period.DaysBetween(First, day)}_{code}");

    private static List<Figure> Publish(IEnumerable<(LocalDate Day, IReadOnlyList<Cell> Cells)> ledger, ActivityMode mode, int k)
    {
        var vocabulary = new Vocabulary(Some.Manifest(Some.Git) with { Activity = mode });
        var publisher = new Publisher(vocabulary, new PublicSubjects(vocabulary, []), PublicationRule.OfThreshold(k), new DiscreteLaplace(new SystemBits()));
        IReadOnlyList<ActiveSpan> spans = [];
        Release? previous = null;
        var shown = new List<Figure>();
        foreach (var (day, cells) in ledger)
        {
            var closing = new ClosingWindow(vocabulary.Manifest.Tool, Window.Containing(day, WindowLength.Day), cells, spans, previous);
            (previous, spans) = publisher.Publish(closing, First, day.PlusDays(15), shown);
            shown.AddRange(ReleaseRows.Read(previous.Rows));
        }

        return shown;
    }

    private static Figure Figure(LocalDate day, ActivityMode mode, int days, long active) => new()
    {
        Tool = ToolName.Parse("git"),
        Window = Window.Containing(day, WindowLength.Day),
        Kind = ReportKind.Activity,
        Codes = ((long)mode, days),
        What = "active",
        Reports = active,
        Rule = "none",
    };

    // Machines with habits of their own: each is active on a day with a chance between seldom and nearly always, less on weekends. And groups that
    // begin and end together and come as one, because sharp edges give the most away.
    private static List<(LocalDate Day, IReadOnlyList<Cell> Cells)> Ledger(SeededRandom random, int machines, ActivityMode mode, int k)
    {
        var habits = new List<(int Chance, int From, int To, int Period)>();

        // So many on each day that all of them are shown: the same each day, or others on each day until the first are back.
        var period = random.Pick((int[])[1, 1, 6, 7, 8, 30]);
        habits.AddRange(Enumerable.Range(0, period).SelectMany(from => Enumerable.Repeat((100, from, Days, period), k + random.Below(2))));
        while (habits.Count < machines)
        {
            var from = random.Below(Days);
            habits.AddRange(random.OnceIn(2)
                ? Enumerable.Repeat((1 + random.Below(1 + random.Below(100)), 0, Days, 1), k / 2)
                : Enumerable.Repeat((random.Pick((int[])[100, 100, 60, 15]), from, from + random.Below(Days), 1), 1 + random.Below(2 * k)));
        }

        var last = new Dictionary<int, LocalDate>();
        var issued = new Dictionary<(int Machine, int Days), LocalDate>();
        var ledger = new List<(LocalDate Day, IReadOnlyList<Cell> Cells)>();
        for (var i = 0; i < Days; i++)
        {
            var day = First.PlusDays(i);
            var today = i;
            bool IsActive(int machine) => today >= habits[machine].From && today < habits[machine].To && (today - habits[machine].From) % habits[machine].Period == 0
                && random.Below(day.DayOfWeek >= IsoDayOfWeek.Saturday && habits[machine].Chance < 100 ? 200 : 100) < habits[machine].Chance;
            var codes = new List<int>();
            foreach (var machine in Enumerable.Range(0, habits.Count).Where(IsActive))
            {
                if (mode == ActivityMode.Exact)
                {
                    codes.Add(last.TryGetValue(machine, out var before) ? Math.Min(Period.DaysBetween(before, day), 30) : 30);
                    last[machine] = day;
                    continue;
                }

                foreach (var days in ActivityCells.Spans.Where(days => !issued.TryGetValue((machine, days), out var before) || Period.DaysBetween(before, day) >= days))
                {
                    codes.Add(days);
                    issued[(machine, days)] = day;
                }
            }

            var window = Window.Containing(day, WindowLength.Day);
            ledger.Add((day, [.. codes.GroupBy(code => code).Select(group => new Cell(window, new Subject(ReportKind.Activity, (long)mode, group.Key), group.Count(), group.Count()))]));
        }

        return ledger;
    }
}
