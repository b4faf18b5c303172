using System.Globalization;
using System.Text;
using Footfall.Protocol;
using Footfall.Testing;
using NodaTime;

namespace Footfall.EndToEnd.Tests.Reliability;

/// <summary>
/// A home in the midst of everything, from which tests begin again and again: a yes; five reports that are due; counters of a closed day, of
/// yesterday and of today, partly folded; a segment that is to be deleted. Each invocation has a command of its own, so that a loss or a
/// double is seen. No clock is moved for the program: the days are counted back from the real one.
/// </summary>
internal sealed class LedgerHome : IDisposable
{
    private const string ToolScript = "#!/bin/sh\necho said\nexit 3\n";
    private const int Commands = 200;
    private readonly TemporaryDirectory directory = TemporaryDirectory.InMemory();
    private readonly Dictionary<int, LocalDate> done = [];

    public LedgerHome(string endpoint)
    {
        Tools = directory["bin"];
        State = new StateDirectory(directory["template"]);
        directory.WriteExecutable("bin/meter", ToolScript);
        directory.WriteExecutable("bin/leaver", ToolScript);
        Manifest = ManifestReader.Read(Encoding.UTF8.GetBytes(ManifestText(endpoint))).Manifest!;
        PrivateFiles.CreateDirectory(State.ManifestDirectory);
        File.WriteAllText(State.Manifest(Tool), ManifestText(endpoint));
        Now = SystemClock.Instance.GetCurrentInstant();
        Build();
    }

    public static ToolName Tool { get; } = ToolName.Parse("meter");

    /// <summary>What was written down, by command, and on which day.</summary>
    public IReadOnlyDictionary<int, LocalDate> Done => done;

    /// <summary>The first command that was not used.</summary>
    public static int Unused => 100;

    /// <summary>The last command of all.</summary>
    public static int Last => Commands;

    public Manifest Manifest { get; }

    public StateDirectory State { get; }

    /// <summary>Where the tool is.</summary>
    public string Tools { get; }

    public Instant Now { get; }

    /// <summary>A copy of it, with the times of its files.</summary>
    public LedgerCopy Copy() => new(this);

    public void Dispose() => directory.Dispose();

    /// <summary>A manifest whose commands are called after their codes.</summary>
    public static string ManifestText(string endpoint, string tool = "meter", int revision = 1)
    {
        var commands = Enumerable.Range(1, Commands).Select(code => string.Create(CultureInfo.InvariantCulture, $$"""{ "code": {{code}}, "path": "{{(code == 1 ? "" : $"c{code}")}}" }"""));
        return $$"""
            { "tool": "{{tool}}", "revision": {{revision}}, "window": "day", "collects": ["command", "platform", "activity"],
              "publisher": { "name": "The meter people", "endpoint": "{{endpoint}}" },
              "commands": [{{string.Join(",\n", commands)}}] }
            """;
    }

    private void Build()
    {
        var today = Now.InUtc().Date;
        var clock = new FakeClock(today.PlusDays(-13));
        new ConsentChange(State, clock, new CryptographicRandom()).Agree(Manifest);
        Use(clock.Today, 3);
        clock.Advance(Duration.FromDays(1));
        Flush(clock);
        clock.Today = today.PlusDays(-5);
        Use(clock.Today, 2);
        Flush(clock);
        Use(clock.Today, 2);
        Use(today.PlusDays(-1), 3);
        Use(today, 2);
        Hasten();
    }

    /// <summary>The time of the reports of the first day has come.</summary>
    private void Hasten()
    {
        using var cache = SqliteCache.Open(State.Cache(Tool));
        using var transaction = cache.Begin();
        foreach (var report in transaction.Outbox().Where(report => report.Deadline - Now < Duration.FromDays(5)))
        {
            transaction.Put(report with { Release = Now - Duration.FromDays(1) });
        }

        transaction.Commit();
    }

    private void Use(LocalDate day, int times)
    {
        for (; times > 0; times--)
        {
            var command = done.Count + 2;
            done.Add(command, day);
            Assert.IsTrue(new JournalWriter(State).TryAppend(Tool, day, new Invocation { Revision = 1, MayBeSent = true, Command = command, Outcome = Outcome.Success }));
        }
    }

    private void Flush(FakeClock clock) => LedgerFlush.Run(State, clock, (_, _) => Task.FromResult(SendOutcome.Later));
}
