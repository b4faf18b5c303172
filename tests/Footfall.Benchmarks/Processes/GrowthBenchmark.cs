using Footfall.Protocol;
using NodaTime;

namespace Footfall.Benchmarks;

/// <summary>
/// What becomes of the cost where there is ten times as much: of a wrapped command, of the fold, and of <c>telemetry status</c>. Small and
/// large are measured in turn.
/// </summary>
internal static class GrowthBenchmark
{
    private const int Times = 10;
    private const int FewEvents = 20_000;
    private const int FewReports = 100;
    private const int NativeRounds = 300;
    private const int ManagedRounds = 30;
    private const int FoldRounds = 7;
    private const int WarmUp = 5;

    private static readonly LocalDate Day = new(2026, 6, 1);

    public static IEnumerable<Figure> Run(int? wanted)
    {
        var rounds = wanted ?? (MeasuredTelemetry.IsNative ? NativeRounds : ManagedRounds);
        var manifest = GitTool.Manifest();
        var grown = GrownManifest.Of(manifest, Times);
        using var usual = Home(manifest);
        using var manyCommands = Home(grown);
        using var manyEvents = Home(manifest);
        using var manyReports = Home(manifest);
        Append(usual, manifest, FewEvents);
        Append(manyEvents, manifest, FewEvents * Times);
        Wait(usual, manifest, FewReports);
        Wait(manyReports, manifest, FewReports * Times);

        WrappedHome[] homes = [usual, manyCommands, manyEvents, manyReports];
        var wrapped = Stopwatches.Measure(
            WarmUp, rounds, [.. homes.Select<WrappedHome, Action>(home => WholeProcess.Shim(home, "git", "commit", "--amend", "--no-edit").Run)]);
        var status = Stopwatches.Measure(
            WarmUp, Math.Max(1, rounds / 5), [.. homes.Select<WrappedHome, Action>(home => WholeProcess.Of(home.Environment, MeasuredTelemetry.Path, "status").Run)]);

        foreach (var figure in Compare("wrapped command", wrapped, most: 1.1).Concat(Compare("telemetry status", status, most: Times)))
        {
            yield return figure;
        }

        var few = FoldBenchmark.Segment(manifest, FewEvents);
        var many = FoldBenchmark.Segment(manifest, FewEvents * Times);
        var folds = Stopwatches.Measure(
            1, wanted ?? FoldRounds, () => FoldBenchmark.Fold(manifest, few, FewEvents), () => FoldBenchmark.Fold(manifest, many, FewEvents * Times));
        var fold = Figure.Of($"fold of {FewEvents:#,0} invocations", folds[0], "ms");
        yield return fold;
        yield return Figure.Of($"fold of {FewEvents * Times:#,0}", folds[1], "ms").Against(fold).AtMostTimes(Times);
    }

    private static IEnumerable<Figure> Compare(string what, IReadOnlyList<Sample> samples, double most)
    {
        var usual = Figure.Of($"{MeasuredTelemetry.Build} {what}", samples[0], "ms");
        yield return usual;
        yield return Figure.Of("  with ten times the manifest", samples[1], "ms").Against(usual).AtMostTimes(most);
        yield return Figure.Of("  with ten times the invocations in the journal", samples[2], "ms").Against(usual).AtMostTimes(most);
        yield return Figure.Of("  with ten times the reports that wait", samples[3], "ms").Against(usual).AtMostTimes(most);
    }

    private static WrappedHome Home(Manifest manifest)
    {
        var home = new WrappedHome();
        home.Link("git", "/bin/true");
        File.WriteAllBytes(home.FileOf("git.json"), ManifestWriter.Write(manifest));
        home.Telemetry("tools", "add", home.FileOf("git.json"));
        home.Wrap("git", ConsentAnswer.Yes);
        return home;
    }

    private static void Append(WrappedHome home, Manifest manifest, int events)
    {
        var today = SystemClock.Instance.GetCurrentInstant().InUtc().Date;
        File.WriteAllBytes(Path.Combine(home.State.Journal(GitTool.Name), JournalWriter.Name(today)), FoldBenchmark.Segment(manifest, events));
    }

    /// <summary>Puts reports of a past week into the outbox; their time has not come.</summary>
    private static void Wait(WrappedHome home, Manifest manifest, int reports)
    {
        var maker = new ReportMaker(ToolManifest.Of(manifest), new CryptographicRandom());
        var now = SystemClock.Instance.GetCurrentInstant();
        var window = Window.Containing(now.InUtc().Date.PlusDays(-7), manifest.Window);
        using var cache = ToolCache.Open(home.State, GitTool.Name, now.InUtc().Date);
        var made = cache.Update(transaction =>
        {
            var count = 0;
            foreach (var (command, outcome) in manifest.Commands.SelectMany(command => Enum.GetValues<Outcome>().Select(outcome => (command, outcome))).Take(reports))
            {
                if (maker.Make(window, new Subject(ReportKind.Command, command.Code, (long)outcome), 1, now) is { } report)
                {
                    transaction.Put(report with { Release = now + Duration.FromDays(5) });
                    count++;
                }
            }

            return count;
        });
        if (made != reports)
        {
            throw new InvalidDataException($"{made} of {reports} reports were made.");
        }
    }
}
