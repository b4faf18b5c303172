using System.Globalization;
using Footfall.Protocol;
using Footfall.Testing;
using NodaTime;

namespace Footfall.EndToEnd.Tests.Reliability;

/// <summary>One copy of a <see cref="LedgerHome"/>, on which something happens, and which is then held against the ledger.</summary>
internal sealed class LedgerCopy : IDisposable
{
    // Longer than the pause between two reports, so that the background work in the test may send.
    private static readonly Duration Later = Duration.FromMinutes(11);
    private readonly TemporaryDirectory directory = TemporaryDirectory.InMemory();
    private readonly LedgerHome home;
    private readonly HashSet<int> perhaps = [];
    private readonly HashSet<int> surely;
    private readonly Dictionary<string, Report> arrived = new(StringComparer.Ordinal);

    public LedgerCopy(LedgerHome home)
    {
        this.home = home;
        surely = [.. home.Done.Keys];
        State = new StateDirectory(directory["state"]);
        Trees.Copy(home.State.Root, State.Root);
    }

    public StateDirectory State { get; }

    /// <summary>A call of <c>telemetry</c> on it.</summary>
    public Command Telemetry(params string[] arguments)
    {
        var environment = CleanEnvironment.At("/nonexistent");
        environment["FOOTFALL_HOME"] = State.Root;
        environment["PATH"] = $"{home.Tools}:{environment["PATH"]}";
        environment["DOTNET_EnableDiagnostics"] = "0";
        return new Command(BuiltExecutables.Telemetry, [.. arguments]) { Environment = environment };
    }

    /// <summary>A wrapped use that may be counted or not: it is disturbed.</summary>
    public Command Use(int command)
    {
        perhaps.Add(command);
        return Telemetry("run", "--", "meter", string.Create(CultureInfo.InvariantCulture, $"c{command}"));
    }

    /// <summary>A use that ended well is counted.</summary>
    public void Counted(int command) => surely.Add(command);

    /// <summary>The person asked for it to be deleted: what was counted may be gone, but is not counted again.</summary>
    public void MayBeGone()
    {
        perhaps.UnionWith(surely);
        surely.Clear();
    }

    /// <summary>Does all that is to be done, as if every report's time had come.</summary>
    public void SendEverything()
    {
        var clock = Flush();
        using (var cache = SqliteCache.Open(State.Cache(LedgerHome.Tool)))
        using (var transaction = cache.Begin())
        {
            foreach (var report in transaction.Outbox())
            {
                transaction.Put(report with { Release = clock.Now });
            }

            transaction.Commit();
        }

        File.Delete(State.DispatchRecord);
        while (Waiting() > 0)
        {
            clock.Advance(Later);
            LedgerFlush.Run(State, clock, Take);
        }
    }

    /// <summary>The answer as it stands.</summary>
    public ConsentReading Answer => new ConsentStore(State).Read(LedgerHome.Tool);

    /// <summary>One undisturbed background work: the time it was done at. It sends what is due.</summary>
    public FakeClock Flush()
    {
        var clock = new FakeClock(SystemClock.Instance.GetCurrentInstant() + Later);
        LedgerFlush.Run(State, clock, Take);
        return clock;
    }

    /// <summary>The reports that arrived, by nonce.</summary>
    public IReadOnlyDictionary<string, Report> Arrived => arrived;

    /// <summary>What came over the wire.</summary>
    public void Arrive(IReadOnlyDictionary<string, Report> reports)
    {
        foreach (var (nonce, report) in reports)
        {
            arrived[nonce] = report;
        }
    }

    /// <summary>
    /// All of it opens, and after one undisturbed background work, each invocation stands in one place: in a counter, in a waiting report, or in
    /// one that arrived.
    /// </summary>
    /// <param name="damagedJournal">How many torn records there may be.</param>
    public void AssertExact(int damagedJournal = 0)
    {
        Flush();
        using var cache = SqliteCache.Open(State.Cache(LedgerHome.Tool));
        using var transaction = cache.Begin();
        Assert.AreEqual(0, transaction.Total(Tally.DamagedCache), "A cache was set aside.");
        Assert.AreEqual(0, transaction.Total(Tally.Dropped), "A report was dropped.");
        Assert.IsLessThanOrEqualTo(damagedJournal, transaction.Total(Tally.DamagedJournal), "The journal was damaged.");
        var outbox = transaction.Outbox();
        Assert.IsTrue(outbox.All(report => report.Refusal is null), "A report was refused.");
        foreach (var sent in transaction.Sent())
        {
            Assert.IsTrue(arrived.ContainsKey(sent.Nonce.Hex), "The log has what never arrived.");
        }

        var places = transaction.Cells().Select(cell => (cell.Key.Window, cell.Key.Subject, cell.Count, IsReport: false))
            .Concat(outbox.Where(report => !arrived.ContainsKey(report.Nonce.Hex)).Select(report => Read(report.Body)).Concat(arrived.Values)
                .Select(report => (report.Window, report.Subject, (long)report.Count, IsReport: true)))
            .ToList();
        Assert.AreEqual("", string.Join('\n', Wrong([.. places.Where(place => place.Subject.Kind == ReportKind.Command).Select(place => ((int)place.Subject.A, place.Window.Start, place.Item3))])));
        if (surely.Count > 0)
        {
            AssertOnceADay(places.Where(place => place.Subject.Kind == ReportKind.Activity).Select(place => place.Window.Start), "activity");
            AssertOnceADay(places.Where(place => place.Subject.Kind == ReportKind.Platform).Select(place => place.Window.Start), "platform");
        }
    }

    /// <summary>Whatever may be sent and whatever may not: no invocation stands in two places.</summary>
    public void AssertNoneTwice(string what)
    {
        using var cache = SqliteCache.Open(State.Cache(LedgerHome.Tool));
        using var transaction = cache.Begin();
        var twice = transaction.Cells().Where(cell => cell.Key.Subject.Kind == ReportKind.Command).Select(cell => (cell.Key.Subject.A, cell.Count))
            .Concat(transaction.Outbox().Where(report => !arrived.ContainsKey(report.Nonce.Hex)).Select(report => Read(report.Body)).Concat(arrived.Values)
                .Where(report => report.Subject.Kind == ReportKind.Command).Select(report => (report.Subject.A, (long)report.Count)))
            .GroupBy(place => place.A, place => place.Item2)
            .Where(command => command.Sum() > 1);
        Assert.AreEqual("", string.Join(' ', twice.Select(command => command.Key)), what);
    }

    public void Dispose() => directory.Dispose();

    private Task<SendOutcome> Take(WireRequest request, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (request.Address.AbsolutePath.Contains($"/{LedgerHome.Tool}/", StringComparison.Ordinal))
        {
            arrived[request.Nonce.Hex] = Read(request.Body);
        }

        return Task.FromResult(SendOutcome.Taken);
    }

    private int Waiting()
    {
        using var cache = SqliteCache.Open(State.Cache(LedgerHome.Tool));
        using var transaction = cache.Begin();
        return transaction.Outbox().Count;
    }

    private static Report Read(byte[] body) => ReportFormat.TryRead(body, out var report, out var reason) ? report : throw new InvalidDataException(reason.ToString());

    private IEnumerable<string> Wrong(List<(int Command, LocalDate Day, long Count)> places)
    {
        var found = places.ToLookup(place => place.Command);
        foreach (var command in surely.Union(perhaps).Union(found.Select(group => group.Key)).Order())
        {
            var count = found[command].Sum(place => place.Count);
            if (count > 1 || (count == 0 && surely.Contains(command)) || !(surely.Contains(command) || perhaps.Contains(command)))
            {
                yield return $"command {command}: {count} times instead of once";
            }
            else if (count == 1 && home.Done.TryGetValue(command, out var day) && found[command].Single().Day != day)
            {
                yield return $"command {command}: on {found[command].Single().Day} instead of {day}";
            }
        }
    }

    private void AssertOnceADay(IEnumerable<LocalDate> days, string what)
    {
        var list = days.Order().ToList();
        var expected = home.Done.Where(entry => surely.Contains(entry.Key)).Select(entry => entry.Value).Distinct().Order().ToList();
        Assert.AreEqual(list.Count, list.Distinct().Count(), $"{what}: twice on a day ({string.Join(' ', list)})");
        Assert.AreEqual("", string.Join(' ', expected.Except(list)), $"{what}: not on a day");
    }
}
