using Footfall.Protocol;
using Footfall.Testing;
using NodaTime;

namespace Footfall.Collector.Tests;

[TestClass]
public sealed class ActivityTests
{
    private const int Days = 50;

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public async Task Exact_activity_is_the_number_of_distinct_machines(int seed)
    {
        using var folder = new TemporaryFolder();
        var clock = new FakeClock(Some.Today);
        await using var collector = await RunningCollector.StartAsync(folder, clock);
        var random = new Random(seed);
        var active = new List<(int Machine, LocalDate Day)>();
        var last = new Dictionary<int, LocalDate>();
        var frequency = Enumerable.Range(0, 30).Select(_ => random.NextDouble() * random.NextDouble()).ToArray();

        for (var i = 0; i < Days; i++)
        {
            var day = Some.Today.PlusDays(i);
            clock.Today = day.PlusDays(1);
            var today = Enumerable.Range(0, frequency.Length).Where(machine => random.NextDouble() < frequency[machine]).ToList();
            await Task.WhenAll(today.Select(machine =>
            {
                var gap = last.TryGetValue(machine, out var before) ? Math.Min(Period.DaysBetween(before, day), 30) : 30;
                return collector.AcceptAsync(Some.Activity(day, ActivityMode.Exact, gap));
            }));
            today.ForEach(machine => last[machine] = day);
            active.AddRange(today.Select(machine => (machine, day)));
        }

        for (var i = 0; i < 40; i++)
        {
            var day = Some.Today.PlusDays(random.Next(Days + 5));
            var span = random.Next(1, 31);
            var truth = active.Where(use => use.Day > day.PlusDays(-span) && use.Day <= day).Select(use => use.Machine).Distinct().Count();

            var answer = await collector.GetAsync($"v1/git/activity?window={span}&day={Text(day)}");

            Assert.AreEqual(
                $$"""200 {"tool":"git","day":"{{Text(day)}}","window":{{span}},"mode":"exact","active":{{truth}},"bound":"exact"}""",
                answer,
                $"seed {seed}");
        }
    }

    [TestMethod]
    [DataRow(1, 2, "exact")]
    [DataRow(7, 3, "lower")]
    [DataRow(30, 4, "lower")]
    public async Task Once_activity_is_the_sum_of_the_events_of_that_length_in_its_days(int span, int expected, string bound)
    {
        using var folder = new TemporaryFolder();
        var day = Some.Today.PlusDays(-2);
        var clock = new FakeClock(day.PlusDays(-29));
        await using var collector = await RunningCollector.StartAsync(folder, clock);
        (int DaysAgo, int Event)[] events =
        [
            (30, 30), (29, 30), (29, 30), (29, 7), (29, 1), (8, 30), (7, 7), (6, 7), (6, 7), (5, 1), (1, 1), (0, 1), (0, 1), (0, 7), (0, 30), (-1, 1), (-1, 7), (-1, 30),
        ];
        foreach (var (daysAgo, length) in events)
        {
            clock.Today = day.PlusDays(1 - daysAgo);
            await collector.AcceptAsync(Some.Activity(day.PlusDays(-daysAgo), ActivityMode.Once, length), tool: "make");
        }

        var answer = await collector.GetAsync($"v1/make/activity?window={span}&day={Text(day)}");

        Assert.AreEqual(
            $$"""200 {"tool":"make","day":"{{Text(day)}}","window":{{span}},"mode":"once","active":{{expected}},"bound":"{{bound}}"}""",
            answer);
    }

    [TestMethod]
    public void The_largest_sums_add_up_without_overflow()
    {
        var cells = Enumerable.Range(0, 30).SelectMany(i => Enumerable.Range(1, 30).Select(gap =>
            new Cell(Window.Containing(Some.Today.PlusDays(-i), WindowLength.Day), new Subject(ReportKind.Activity, (long)ActivityMode.Exact, gap), Cell.LargestSum, Cell.LargestSum)));

        var active = ActiveInstallations.Count(cells, ActivityMode.Exact, Some.Today, 30);

        Assert.AreEqual(Cell.LargestSum * (30 * 31 / 2), active);
    }

    private static string Text(LocalDate day) => Window.Containing(day, WindowLength.Day).ToString();
}
