using Footfall.Protocol;
using NodaTime;

namespace Footfall.Tests;

/// <summary>
/// A machine in random use for forty days, with background work on each, from the journal to a collector in memory: what arrives, added up, is
/// what was done. The seed stands in the name.
/// </summary>
[TestClass]
public sealed class FortyDaysTests
{
    private const int Days = 40;
    private const int Cap = 8;
    private static readonly int[] Lengths = [1, 7, 30];

    public required TestContext TestContext { get; init; }

    [TestMethod]
    [DataRow("exact", "week", 1)]
    [DataRow("exact", "day", 2)]
    [DataRow("once", "week", 3)]
    public async Task What_arrives_is_what_was_done(string mode, string window, int seed)
    {
        using var installation = new Installation(seed);
        var manifest = installation.Agree(Some.TextWith(json =>
        {
            json["activity"] = mode;
            json["window"] = window;
        }));
        installation.Collector.Answer = _ => installation.Random.OnceIn(6) ? SendOutcome.Later : SendOutcome.Taken;

        var done = await Use(installation);
        await Clear(installation);

        var counted = installation.Collector.Counted;
        Assert.AreEqual(0, installation.Look().TotalDropped, "reports were dropped");
        AssertCounts(Truth(done, manifest.Window), counted.Where(report => report.Subject.Kind != ReportKind.Activity));
        Assert.AreEqual(
            string.Join('\n', Activity(done.Select(entry => entry.Day).Distinct(), manifest.Activity).Order(StringComparer.Ordinal)),
            string.Join('\n', counted.Where(report => report.Subject.Kind == ReportKind.Activity).Select(Describe).Order(StringComparer.Ordinal)));
        Assert.IsEmpty(installation.Look().Cells);
    }

    private async Task<List<(LocalDate Day, Invocation Invocation)>> Use(Installation installation)
    {
        var random = installation.Random;
        var done = new List<(LocalDate, Invocation)>();
        for (var day = 0; day < Days; day++)
        {
            installation.Clock.Now = Some.At(Some.Day.PlusDays(day), 0) + random.TimeBelow(Duration.FromHours(4));
            await installation.Flush(TestContext.CancellationToken);
            for (var uses = random.OnceIn(3) ? 0 : random.Below(7); uses > 0; uses--)
            {
                installation.Clock.Advance(random.TimeBelow(Duration.FromHours(2)));
                var invocation = Some.AnyInvocation(random);
                installation.Use(invocation);
                done.Add((installation.Clock.Today, invocation));
                if (new FlushStamp(installation.State).TryClaim(installation.Clock.Now))
                {
                    await installation.Flush(TestContext.CancellationToken);
                }
            }
        }

        return done;
    }

    /// <summary>Lets time pass with use of other tools until everything has left.</summary>
    private async Task Clear(Installation installation)
    {
        for (var i = 0; i < 34; i++)
        {
            installation.Clock.Advance(Duration.FromHours(12));
            await installation.Flush(TestContext.CancellationToken);
        }
    }

    private static void AssertCounts(Dictionary<(Window Window, Subject Subject), long> truth, IEnumerable<Report> counted)
    {
        var arrived = counted.ToLookup(report => (report.Window, report.Subject), report => report.Count);
        Assert.AreEqual("", string.Join('\n', truth.Keys.Except(arrived.Select(group => group.Key))), "did not arrive");
        Assert.AreEqual("", string.Join('\n', arrived.Select(group => group.Key).Except(truth.Keys)), "was not done");
        foreach (var (key, count) in truth)
        {
            var cap = ReportKinds.IsPresence(key.Subject.Kind) ? 1 : Cap;
            var (low, high) = PowerOfTwo.Bounds(count, cap);
            var reported = arrived[key].Single();
            Assert.IsTrue(reported == low || reported == high, $"{key}: {count} became {reported}");
        }
    }

    /// <summary>All that was done, counted plainly and day by day.</summary>
    private static Dictionary<(Window Window, Subject Subject), long> Truth(List<(LocalDate Day, Invocation Invocation)> done, WindowLength length)
    {
        var truth = new Dictionary<(Window, Subject), long>();
        foreach (var day in done.GroupBy(entry => entry.Day, entry => entry.Invocation))
        {
            var failed = new Dictionary<int, int>();
            foreach (var use in day)
            {
                Add(ReportKind.Command, use.Command, (long)use.Outcome);
                use.Options.ToList().ForEach(option => Add(ReportKind.Option, use.Command, option));
                use.Values.ToList().ForEach(value => Add(ReportKind.Value, use.Command, value));
                use.Environment.ToList().ForEach(option => Add(ReportKind.Environment, use.Command, option));
                Add(ReportKind.Duration, use.Command, (long)use.Duration!);
                Add(ReportKind.Terminal, (long)use.Terminal!, 0);
                Add(ReportKind.Platform, (long)Classes.CurrentPlatform(), 0);
                Add(ReportKind.Architecture, (long)Classes.CurrentProcessor(), 0);
                if (use.Operands is { } operands)
                {
                    Add(ReportKind.Positionals, use.Command, (long)operands);
                }

                var before = failed.GetValueOrDefault(use.Command);
                failed[use.Command] = use.Outcome == Outcome.Success ? 0 : before + (use.Outcome == Outcome.Interrupted ? 0 : 1);
                if (use.Outcome == Outcome.Success && before > 0)
                {
                    Add(ReportKind.Struggle, use.Command, (long)Classes.OfCount(before));
                }
            }

            void Add(ReportKind kind, long a, long b)
            {
                var key = (Window.Containing(day.Key, length), new Subject(kind, a, b));
                truth[key] = truth.GetValueOrDefault(key) + 1;
            }
        }

        return truth;
    }

    /// <summary>The activity reports that the days of use lead to, by the page that defines them and not by the code.</summary>
    private static IEnumerable<string> Activity(IEnumerable<LocalDate> days, ActivityMode mode)
    {
        var last = new Dictionary<int, LocalDate>();
        foreach (var day in days.Order())
        {
            int[] said = mode == ActivityMode.Exact
                ? [last.TryGetValue(0, out var previous) ? Math.Min(30, Period.DaysBetween(previous, day)) : 30]
                : [.. Lengths.Where(length => !last.TryGetValue(length, out var issued) || Period.DaysBetween(issued, day) >= length)];
            last[0] = day;
            foreach (var number in said)
            {
                last[number] = day;
                yield return $"{JournalWriter.Name(day)} {mode} {number}";
            }
        }
    }

    private static string Describe(Report report) => $"{JournalWriter.Name(report.Window.Start)} {(ActivityMode)report.Subject.A} {report.Subject.B}";
}
