using System.Collections.Concurrent;
using Footfall.Protocol;
using Footfall.Testing;
using NodaTime;

namespace Footfall.EndToEnd.Tests;

/// <summary>
/// Promise 7 on the wire: the real sender and the real collector with a network between them that loses, doubles, delays, reorders and cuts,
/// and a collector that is killed. What was acknowledged is kept, and each report counts once. Seeds are printed.
/// </summary>
[TestClass]
public sealed class FaultyNetworkTests
{
    private const int Count = 4;
    private const int Clients = 8;

    // Of any request here, and of any answer of the collector.
    private const int LongestAnswer = 80;

    private static readonly ToolName Git = ToolName.Parse("git");
    private static readonly NetworkFaultKind[] Kinds = Enum.GetValues<NetworkFaultKind>();

    public required TestContext TestContext { get; init; }

    [TestMethod]
    [DataRow(NetworkFaultKind.CutRequest)]
    [DataRow(NetworkFaultKind.HalfClose)]
    [DataRow(NetworkFaultKind.CutAnswer)]
    [DataRow(NetworkFaultKind.ResetAnswer)]
    public async Task A_connection_that_ends_at_any_byte_loses_no_report_and_doubles_none(NetworkFaultKind kind)
    {
        using var collector = new CollectorProcess();
        var fault = NetworkFault.None;
        await using var proxy = FaultProxy.Start(() => fault);
        proxy.Target = collector.Port;
        var sender = new HttpReportSender();
        var random = new SeededRandom(1);
        var window = Window.Containing(SystemClock.Instance.GetCurrentInstant().InUtc().Date.PlusDays(-7), WindowLength.Week);
        var length = kind is NetworkFaultKind.CutRequest or NetworkFaultKind.HalfClose ? Request(proxy, window, random).Bytes().Length : LongestAnswer;

        var taken = 0;
        for (var at = 0; at < length; at++)
        {
            var request = Request(proxy, window, random);
            fault = new NetworkFault(kind, at);
            var first = await sender.SendAsync(request, TestContext.CancellationToken);
            fault = NetworkFault.None;
            Assert.AreNotEqual(SendResult.Refused, first.Result, $"cut at byte {at}: {first.Reason}");
            Assert.IsFalse(first.Result == SendResult.Taken && kind is NetworkFaultKind.CutRequest or NetworkFaultKind.HalfClose, $"cut at byte {at}");
            taken += first.Result == SendResult.Taken ? 1 : 0;

            var second = await sender.SendAsync(request, TestContext.CancellationToken);

            Assert.AreEqual(SendResult.Taken, second.Result, $"cut at byte {at}");
        }

        Assert.AreEqual(Count * length, (await collector.SumsAsync("git", $"{window}"))["command: status: success"]);
        Assert.AreEqual(kind is NetworkFaultKind.CutAnswer or NetworkFaultKind.ResetAnswer, taken > 0, "An answer that is whole is believed.");
    }

    [TestMethod]
    [DataRow(1)]
    public async Task Retries_bring_each_report_once_through_every_fault_and_every_kill_of_the_collector(int seed)
    {
        var reports = Effort.Times(300, 10_000);
        var kills = Effort.Times(4, 50);
        var random = new SeededRandom(seed);
        using var collector = new CollectorProcess();
        await using var proxy = FaultProxy.Start(() => AnyFault(random));
        proxy.Target = collector.Port;
        var window = Window.Containing(SystemClock.Instance.GetCurrentInstant().InUtc().Date.PlusDays(-7), WindowLength.Week);
        var waiting = new ConcurrentQueue<WireRequest>(Enumerable.Range(0, reports).Select(_ => Request(proxy, window, random)));
        var taken = 0;

        var clients = Enumerable.Range(0, Clients).Select(_ => Task.Run(SendAll)).ToList();
        for (var kill = 1; kill <= kills; kill++)
        {
            // In mid traffic, however fast the machine is: when so much more has been taken.
            var next = (long)reports * kill / (kills + 1);
            Patience.Wait(() => Volatile.Read(ref taken) >= next || clients.Exists(client => client.IsCompleted), TimeSpan.FromMinutes(5), () => $"Only {taken} were taken.");
            proxy.Target = 0;
            var acknowledged = Volatile.Read(ref taken);
            collector.Restart(kill: !random.OnceIn(4));
            var sums = await collector.SumsAsync("git", $"{window}");
            Assert.IsGreaterThanOrEqualTo(Count * acknowledged, sums.GetValueOrDefault("command: status: success"), "Something acknowledged is gone.");
            proxy.Target = collector.Port;
        }

        await Task.WhenAll(clients);
        await proxy.ReleaseAsync();

        Assert.AreEqual((long)Count * reports, (await collector.SumsAsync("git", $"{window}"))["command: status: success"]);
        Console.WriteLine($"{reports} reports, {proxy.Requests} requests, {kills} ends of the collector");

        async Task SendAll()
        {
            var sender = new HttpReportSender();
            while (waiting.TryDequeue(out var request))
            {
                var outcome = await sender.SendAsync(request, TestContext.CancellationToken);
                Assert.AreNotEqual(SendResult.Refused, outcome.Result, outcome.Reason);
                if (outcome.Result == SendResult.Taken)
                {
                    Interlocked.Increment(ref taken);
                }
                else
                {
                    waiting.Enqueue(request);
                }
            }
        }
    }

    [TestMethod]
    [DataRow(2)]
    public async Task Weeks_of_use_arrive_exactly_through_faults_and_kills(int seed)
    {
        var weeks = Effort.Times(1, 6);
        var machines = Effort.Times(2, 6);
        var monday = new LocalDate(2026, 11, 23);
        var random = new SeededRandom(seed);
        var clock = new FakeClock(monday);
        using var time = new FakeTime(clock.Now);
        using var collector = new CollectorProcess(time);
        await using var proxy = FaultProxy.Start(() => AnyFault(random));
        proxy.Target = collector.Port;
        var people = Enumerable.Range(0, machines).Select(_ => new SimpleMachine(proxy.Address, clock, random)).ToList();

        // After the last week, as long as background work needs on machines that are used four times a day.
        for (var hour = 0; hour < (weeks + 2) * 7 * 24; hour += 6)
        {
            MoveTo(monday.AtMidnight().InUtc().ToInstant() + Duration.FromHours(hour));
            foreach (var person in people)
            {
                if (hour < weeks * 7 * 24 && hour % (7 * 24) == 12)
                {
                    person.Use("status", 8);
                    person.Use("log", 4);
                }

                Assert.AreEqual(FlushState.Done, (await person.FlushAsync(TestContext.CancellationToken)).State);
            }

            if (random.OnceIn(20))
            {
                collector.Restart(kill: true);
                proxy.Target = collector.Port;
            }
        }

        await proxy.ReleaseAsync();
        for (var week = 0; week < weeks; week++)
        {
            var sums = await collector.SumsAsync("git", $"{Window.Containing(monday.PlusDays(7 * week), WindowLength.Week)}");
            Assert.AreEqual(8 * machines, sums["command: status: success"]);
            Assert.AreEqual(4 * machines, sums["command: log: success"]);
            Assert.AreEqual(machines, sums["platform: Linux: "]);
            Assert.AreEqual(machines, await collector.ActiveAsync("git", 1, monday.PlusDays(7 * week)));
            Assert.AreEqual(machines, await collector.ActiveAsync("git", 30, monday.PlusDays(7 * week)));
        }

        people.ForEach(person => AssertNothingWaits(person.Look()));
        Console.WriteLine($"{machines} machines, {weeks} weeks, {proxy.Requests} requests");
        people.ForEach(person => person.Dispose());

        void MoveTo(Instant now)
        {
            clock.Now = now;
            time.MoveTo(now);
        }
    }

    [TestMethod]
    public async Task What_a_person_did_arrives_once_through_a_bad_network()
    {
        var monday = new LocalDate(2026, 11, 23);
        var random = new SeededRandom(3);
        using var time = new FakeTime(Noon(monday));
        using var collector = new CollectorProcess(time);
        await using var proxy = FaultProxy.Start(() => AnyFault(random));
        proxy.Target = collector.Port;
        using var person = new Person(time);
        Assert.AreEqual(0, person.Telemetry("enable", "git", "--endpoint", proxy.Address).ExitCode);
        for (var i = 0; i < 4; i++)
        {
            person.Run("git", "status", "--short");
        }

        person.WaitForFlush();
        for (var half = 0; half < 2 * 20 && (half < 2 * 7 || half % 4 != 0 || person.WaitingRequests().Length > 0); half++)
        {
            time.MoveTo(Noon(monday) + Duration.FromHours(12 * half));
            Assert.AreEqual(0, person.Telemetry("flush").ExitCode);
            if (half % 10 == 9)
            {
                collector.Restart(kill: true);
                proxy.Target = collector.Port;
            }
        }

        await proxy.ReleaseAsync();
        var sums = await collector.SumsAsync("git", "2026-W48");
        Assert.AreEqual(4, sums["command: status: success"]);
        Assert.AreEqual(4, sums["option: status: --short"]);
        Assert.AreEqual(1, sums["platform: Linux: "]);
        Assert.AreEqual(1, await collector.ActiveAsync("git", 7, monday));
        Assert.AreEqual(0, (long)person.Inspect("status")["dropped"]!);
        Assert.AreEqual(0, person.Inspect("status")["refused"]!.AsArray().Count);
    }

    private static void AssertNothingWaits(ToolInspection inspection)
    {
        Assert.IsEmpty(inspection.Waiting);
        Assert.IsEmpty(inspection.Refused, string.Join(", ", inspection.Refused.Select(report => report.Refusal)));
        Assert.AreEqual(0, inspection.TotalDropped);
    }

    private static NetworkFault AnyFault(SeededRandom random) =>
        random.OnceIn(2) ? NetworkFault.None : new NetworkFault(random.Pick(Kinds), random.Below(LongestAnswer));

    private static WireRequest Request(FaultProxy proxy, Window window, SeededRandom random)
    {
        Span<byte> nonce = stackalloc byte[Nonce.Size];
        random.Fill(nonce);
        var subject = new Subject(ReportKind.Command, SimpleMachine.Command("status"), (long)Outcome.Success);
        return new WireRequest(Endpoint.Parse(proxy.Address).ReportsOf(Git), Nonce.From(nonce), ReportFormat.Write(new Report(1, window, subject, Count)));
    }

    private static Instant Noon(LocalDate day) => day.At(new LocalTime(12, 0)).InUtc().ToInstant();
}
