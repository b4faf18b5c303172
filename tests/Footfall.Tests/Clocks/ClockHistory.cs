using Footfall.Protocol;
using Footfall.Testing;
using NodaTime;

namespace Footfall.Tests;

/// <summary>
/// A machine in random use whose clock may lie, a collector whose clock does not, and the model that both are held against after each piece of
/// background work.
/// </summary>
internal sealed class ClockHistory : IDisposable
{
    private const int Cap = 8;
    private const int Commands = 4;

    private static readonly Duration Day = Duration.FromDays(1);

    private readonly SeededRandom random;
    private readonly Installation installation;
    private readonly ClockModel model;
    private readonly CancellationToken cancellation;
    private readonly string name;
    private readonly List<Arrival> arrived = [];
    private Instant truth;
    private Duration lie;

    public ClockHistory(int seed, LocalDate start, WindowLength length, CancellationToken cancellation)
    {
        this.cancellation = cancellation;
        name = $"seed {seed}, from {start}, windows of a {length}";
        random = new SeededRandom(seed);
        installation = new Installation(seed, inMemory: true);
        truth = Some.At(start, 8);
        model = new ClockModel(length);
        installation.Clock.Now = truth;
        installation.Agree(Some.TextWith(json =>
        {
            json["collects"] = new System.Text.Json.Nodes.JsonArray("command", "activity");
            json["window"] = length == WindowLength.Week ? "week" : "day";
        }));
        installation.Collector.Answer = Answer;
    }

    /// <summary>The true days with a use while the clock was right.</summary>
    public HashSet<LocalDate> HonestDays { get; } = [];

    /// <summary>What the collector counted of activity.</summary>
    public IEnumerable<ActivityCount> Activity =>
        from report in arrived
        where report.IsCounted && report.Report.Subject.Kind == ReportKind.Activity
        select new ActivityCount(report.Report.Window.Start, (int)report.Report.Subject.B, 1);

    /// <summary>Uses the tool now and then, with background work when the stamp says so, and lets time pass.</summary>
    /// <param name="steps">How many times.</param>
    /// <param name="longest">The longest time between two of them: a machine that was off, or slept.</param>
    /// <param name="lies">Whether the clock is set wrong and right again on the way.</param>
    public async Task LiveAsync(int steps, Duration longest, bool lies)
    {
        for (var i = 0; i < steps; i++)
        {
            var pause = random.Below(10) switch { < 6 => Duration.FromHours(3), < 9 => Day, _ => longest };
            MoveTo(truth + random.TimeBelow(Duration.Min(pause, longest)), lies && random.OnceIn(4) ? AnyLie() : lie);
            for (var uses = random.Below(4); uses > 0; uses--)
            {
                await UseAsync();
            }

            if (random.OnceIn(5))
            {
                await FlushAsync();
            }
        }
    }

    /// <summary>From now on the clock is right, and wrapped tools are used every few hours for so many days; this one on some of them.</summary>
    public async Task BeRightAsync(int days)
    {
        var start = truth.InUtc().Date.PlusDays(1);
        for (var hours = 0; hours < days * 24; hours += 8)
        {
            MoveTo(Some.At(start, 1) + Duration.FromHours(hours), Duration.Zero);
            if (hours < (days - 20) * 24 && random.OnceIn(4))
            {
                await UseAsync();
            }

            // What another tool's wrapped command does: the stamp alone decides.
            if (new FlushStamp(installation.State).TryClaim(installation.Clock.Now))
            {
                await FlushAsync();
            }
        }

        await FlushAsync();
    }

    /// <summary>What the model says, all in all: each report arrived once, waits for a window that has not come, or was dropped and counted as such.</summary>
    public void AssertConserved()
    {
        var look = installation.Look();
        var waiting = look.Waiting.Select(report => ReportOf(report.Body)).ToList();
        var ended = truth.InUtc().Date;
        Assert.IsTrue(waiting.TrueForAll(report => report.Window.End.PlusDays(14) > ended), $"{name}: waits for ever");
        var reports = arrived.ConvertAll(report => report.Report).Concat(waiting).ToList();
        var made = model.Closed.Count + model.Activity.Count;
        Assert.AreEqual(made, reports.Count + look.TotalDropped - model.TooLate, $"{name}: reports made, and what became of them");

        var closed = model.Closed.ToLookup(cell => (cell.Window, cell.Command), cell => cell.Count);
        foreach (var group in reports.Where(report => report.Subject.Kind == ReportKind.Command).GroupBy(report => (report.Window, (int)report.Subject.A)))
        {
            var counts = closed[group.Key].ToList();
            Assert.IsLessThanOrEqualTo(counts.Count, group.Count(), $"{name}: {group.Key}");
            Assert.IsTrue(group.All(report => counts.Exists(count => IsRounded(count, report.Count))), $"{name}: {group.Key}");
        }

        var said = model.Activity.ToLookup(report => report);
        foreach (var group in reports.Where(report => report.Subject.Kind == ReportKind.Activity).GroupBy(report => (report.Window.Start, (int)report.Subject.B)))
        {
            Assert.IsLessThanOrEqualTo(said[group.Key].Count(), group.Count(), $"{name}: {group.Key}");
        }

        var twice = Activity.GroupBy(report => report.Day).Where(day => day.Count() > 1).Select(day => day.Key);
        Assert.AreEqual("", string.Join(' ', twice), $"{name}: counted twice");
    }

    /// <summary>Where the clock never lied and was never off for long: nothing was dropped, and nothing waits.</summary>
    public void AssertAllArrived()
    {
        Assert.AreEqual(0, installation.Look().TotalDropped, name);
        Assert.IsEmpty(installation.Look().Waiting, name);
        Assert.IsTrue(arrived.TrueForAll(report => report.IsCounted), name);
        AssertHonestDays(HonestDays.Min());
    }

    /// <summary>From a day on, each day of use has one event, and each but the first the gap to the day of use before it.</summary>
    public void AssertHonestDays(LocalDate from)
    {
        var counted = Activity.ToLookup(report => report.Day, report => report.Gap);
        var days = HonestDays.Where(day => day >= from).Order().ToList();
        for (var i = 0; i < days.Count; i++)
        {
            Assert.AreEqual(1, counted[days[i]].Count(), $"{name}: {days[i]}");
            if (i > 0)
            {
                Assert.AreEqual(Math.Min(30, Period.DaysBetween(days[i - 1], days[i])), counted[days[i]].Single(), $"{name}: {days[i]}");
            }
        }
    }

    public LocalDate Today => truth.InUtc().Date;

    public void Dispose() => installation.Dispose();

    private async Task UseAsync()
    {
        var command = random.Below(Commands);
        installation.Use(new Invocation { Revision = 3, MayBeSent = true, Command = command, Outcome = Outcome.Success });
        model.Record(installation.Clock.Today, command);
        if (lie == Duration.Zero)
        {
            HonestDays.Add(Today);
        }

        if (new FlushStamp(installation.State).TryClaim(installation.Clock.Now))
        {
            await FlushAsync();
        }
    }

    private async Task FlushAsync()
    {
        Assert.AreEqual(FlushState.Done, (await installation.Flush(cancellation)).State, name);
        model.Fold(installation.Clock.Now);
        Forget(installation.Clock.Now);
        var look = installation.Look();
        Assert.AreEqual(0, look.DamagedJournal, name);
        CollectionAssert.AreEquivalent(model.Cells, look.Cells.ToDictionary(cell => (cell.Key.Window, (int)cell.Key.Subject.A), cell => cell.Count), $"{name}, at {installation.Clock.Now}");
    }

    /// <summary>A collector with a clock that is right. It answers late reports as it does all others, and counts them not.</summary>
    private SendOutcome Answer(WireRequest request)
    {
        var report = ReportOf(request.Body);
        Assert.IsLessThanOrEqualTo(installation.Clock.Today, report.Window.End, $"{name}: a window that has not ended left");
        Assert.IsFalse(arrived.Exists(before => before.Request.Nonce == request.Nonce), $"{name}: left again after its answer");
        if (random.OnceIn(6))
        {
            return SendOutcome.Later;
        }

        var isTooEarly = report.Window.End > Today.PlusDays(1);
        arrived.Add(new Arrival(request, report, !isTooEarly, !isTooEarly && Period.DaysBetween(report.Window.End, Today) < 14, installation.Clock.Now));
        return isTooEarly ? SendOutcome.Refused("window-not-ended") : SendOutcome.Taken;
    }

    /// <summary>What was dropped or refused is gone at its deadline, and what was sent is gone from the log after 400 days.</summary>
    private void Forget(Instant now)
    {
        foreach (var day in model.Said.ToList())
        {
            var sent = arrived.FindLast(report => report.IsTaken && report.Report.Subject.Kind == ReportKind.Activity && report.Report.Window.Start == day);
            if (sent is null ? now >= Some.At(day.PlusDays(15), 0) : sent.At < now - Duration.FromDays(400))
            {
                model.Forget(day);
            }
        }
    }

    private void MoveTo(Instant now, Duration wrongBy)
    {
        truth = now;
        lie = wrongBy;
        installation.Clock.Now = truth + lie;
    }

    private Duration AnyLie()
    {
        if (random.OnceIn(2))
        {
            return Duration.Zero;
        }

        var size = random.Below(5) switch
        {
            0 => Duration.FromSeconds(1 + random.Below(90)),
            1 => Duration.FromMinutes(1 + random.Below(90)),
            2 => Duration.FromHours(1 + random.Below(30)),
            3 => Duration.FromDays(1 + random.Below(40)),
            _ => Duration.FromDays(365 * (1 + random.Below(20))),
        };
        return random.OnceIn(2) ? size : -size;
    }

    private static bool IsRounded(long count, long reported) => PowerOfTwo.Bounds(count, Cap) is var (low, high) && (reported == low || reported == high);

    private static Report ReportOf(byte[] body) =>
        ReportFormat.TryRead(body, out var report, out var reason) ? report : throw new InvalidDataException(reason.ToString());

    private sealed record Arrival(WireRequest Request, Report Report, bool IsTaken, bool IsCounted, Instant At);
}
