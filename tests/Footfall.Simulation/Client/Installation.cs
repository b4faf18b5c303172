using Footfall.Protocol;
using Footfall.Simulation.Habits;
using Footfall.Testing;
using NodaTime;

namespace Footfall.Simulation.Client;

/// <summary>
/// One home folder with one tool, driven through its uses by the product's own code: journal, fold, activity, closing, dispatch. Only the
/// files, the clock, the randomness and the network are the simulation's.
/// </summary>
internal sealed class Installation : IDisposable
{
    // Nothing here is in a home folder; whoever tried to open a file there would fail.
    private static readonly StateDirectory Nowhere = new("/nonexistent/footfall");

    private readonly Machine machine;
    private readonly FakeClock clock;
    private readonly MemoryTool state;
    private readonly MemoryDispatch dispatch = new();
    private readonly ToolUpkeep upkeep;
    private readonly LoopSender sender;
    private readonly Dispatcher dispatcher;
    private readonly List<Instant> flushes = [];
    private readonly List<int> sent = [];
    private readonly SortedSet<LocalDate> activeDays = [];
    private readonly Dictionary<(Window Window, Subject Subject), long> commands = [];
    private readonly WindowLength window;
    private Instant due;

    public Installation(Machine machine, Manifest manifest, Instant start, double failures, Random random)
    {
        this.machine = machine;
        clock = new FakeClock(start);
        state = new MemoryTool(manifest);
        window = manifest.Window;
        var source = new SeededRandom(random);
        var cache = new ToolCache(Nowhere, manifest.Tool, clock.Today, new MemoryCache());
        upkeep = new ToolUpkeep(state, clock, state.Decide(), new ReportMaker(ToolManifest.Of(manifest), source), cache);
        sender = new LoopSender(machine, clock, failures, random);
        dispatcher = new Dispatcher(dispatch, clock, source, sender);
        due = start;
    }

    /// <summary>Lives through all uses and tells what came of it.</summary>
    public History Run(IEnumerable<Use> uses)
    {
        foreach (var use in uses)
        {
            clock.Now = Instant.Max(use.At, clock.Now);
            state.Append(clock.Today, use.Invocation);
            activeDays.Add(clock.Today);
            var cell = (Window.Containing(clock.Today, window), new Subject(ReportKind.Command, use.Invocation.Command, (long)use.Invocation.Outcome));
            commands[cell] = commands.GetValueOrDefault(cell) + 1;
            if (clock.Now >= due)
            {
                Flush();
            }
        }

        return new History
        {
            ActiveDays = activeDays,
            Commands = commands,
            Arrived = sender.Arrived,
            Flushes = flushes,
            SentAtOnce = sent,
            Dropped = upkeep.Cache.Read(transaction => transaction.Total(Tally.Dropped)),
        };
    }

    public void Dispose() => upkeep.Dispose();

    /// <summary>The steps of <see cref="Footfall.Flush"/>, without its lock and its files.</summary>
    private void Flush()
    {
        var now = clock.Now;
        flushes.Add(now);
        if (upkeep.FoldAndClose())
        {
            upkeep.Note(machine.VersionOn(clock.Today));
        }

        dispatch.Write(dispatch.Read().Flushed(now));
        var before = sender.Arrived.Count;

        // Nothing in memory waits, so the task has ended when it is given back.
        dispatcher.DispatchAsync([upkeep], CancellationToken.None).GetAwaiter().GetResult();
        if (sender.Arrived.Count > before)
        {
            sent.Add(sender.Arrived.Count - before);
        }

        due = Footfall.Flush.Next(now, upkeep.DueReports(now).Count > 0);
    }
}
