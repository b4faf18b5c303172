using Footfall.Protocol;
using Footfall.Testing;
using NodaTime;

namespace Footfall.Benchmarks;

/// <summary>
/// A year of somebody's git in a home: 52 weeks up to yesterday, journal and background work day by day through the product's own code, and
/// today's commands, not folded yet. Only the clock and the network are made up: every report that leaves is taken.
/// </summary>
internal sealed class YearOfHistory
{
    private const int Days = 52 * 7;
    private const int CommandsADay = 100;
    private const int EveryNthLine = 97;
    private static readonly int[] FlushHours = [9, 12, 15, 18];

    private readonly StateDirectory home;
    private readonly FakeClock clock;
    private readonly Manifest manifest = GitTool.Manifest();
    private readonly IReadOnlyList<Invocation> habit;
    private readonly TakingCollector collector = new();

    private YearOfHistory(StateDirectory home, LocalDate start)
    {
        this.home = home;
        clock = new FakeClock(start);

        // Nobody uses all of git: 30 of the command lines that the encoder's tests know it by.
        var vocabulary = CompiledVocabulary.Of(manifest);
        habit = [.. GitTool.CommandLines().Where((_, i) => i % EveryNthLine == 0).Select(line => GitTool.Counted(manifest, CommandLineEncoder.Encode(vocabulary, line)!.Value.Encoded))];
    }

    public static int Commands => (Days + 1) * CommandsADay;

    /// <summary>Fills a home in which git is wrapped and may be sent. How many reports left.</summary>
    public static int Fill(WrappedHome home)
    {
        // Tens of thousands of transactions, each of which would wait for the disk.
        using var fast = new AgreedHome(GitTool.Manifest(), inMemory: true);
        var today = SystemClock.Instance.GetCurrentInstant().InUtc().Date;
        var history = new YearOfHistory(fast.State, today.PlusDays(-Days));
        for (var before = Days; before > 0; before--)
        {
            history.Use(today.PlusDays(-before));
            history.Flush(today.PlusDays(-before));
        }

        history.Use(today);
        home.Take(GitTool.Name, fast.State);
        return history.collector.Taken;
    }

    private void Use(LocalDate day)
    {
        var journal = new JournalWriter(home);
        for (var i = 0; i < CommandsADay; i++)
        {
            var outcome = i % 9 == 0 ? Outcome.Failure : Outcome.Success;
            if (!journal.TryAppend(manifest.Tool, day, habit[((day.DayOfYear * CommandsADay) + i) % habit.Count] with { Outcome = outcome }))
            {
                throw new IOException("The journal cannot be written.");
            }
        }
    }

    private void Flush(LocalDate day)
    {
        foreach (var hour in FlushHours)
        {
            clock.Now = day.At(new LocalTime(hour, 0)).InUtc().ToInstant();
            var flush = new Footfall.Flush(
                home, new ManifestCatalog(home), AgreedHome.Gate(), new VersionProbe(new NoVariables()), clock, new CryptographicRandom(), collector);

            // The collector answers at once, so that nothing is waited for.
            flush.RunAsync(CancellationToken.None).GetAwaiter().GetResult();
        }
    }

    private sealed class TakingCollector : IReportSender
    {
        public int Taken { get; private set; }

        public Task<SendOutcome> SendAsync(WireRequest request, CancellationToken cancellation)
        {
            Taken++;
            return Task.FromResult(SendOutcome.Taken);
        }
    }
}
