using NodaTime;

namespace Footfall.Benchmarks;

/// <summary>The whole of <c>telemetry status</c> in a home with a year of history.</summary>
internal static class StatusBenchmark
{
    private const int NativeRounds = 200;
    private const int ManagedRounds = 30;

    public static IEnumerable<Figure> Run(int? wanted)
    {
        using var home = new WrappedHome();
        home.Link("git", "/bin/true");
        home.Wrap("git", ConsentAnswer.Yes);
        var sent = YearOfHistory.Fill(home);
        yield return new Figure("invocations in a year of history", YearOfHistory.Commands, "");
        yield return new Figure("reports that left in it", sent, "");

        // As after any command of the day: the vocabulary is compiled.
        WholeProcess.Shim(home, "git", "status").Run();
        var journal = new JournalWriter(home.State);
        var (invocation, today) = (GitTool.Usual(GitTool.Manifest()), SystemClock.Instance.GetCurrentInstant().InUtc().Date);
        var bytes = new FileInfo(home.State.Cache(GitTool.Name)).Length;
        var samples = Stopwatches.Measure(
            warmUp: 3,
            wanted ?? (MeasuredTelemetry.IsNative ? NativeRounds : ManagedRounds),
            WholeProcess.Of(home.Environment, "/bin/true").Run,
            () => journal.TryAppend(GitTool.Name, today, invocation),
            WholeProcess.Of(home.Environment, MeasuredTelemetry.Path, "status").Run,
            WholeProcess.Of(home.Environment, MeasuredTelemetry.Path, "status").Run,
            WholeProcess.Of(home.Environment, MeasuredTelemetry.Path, "status", "git", "--json").Run,
            WholeProcess.Of(home.Environment, MeasuredTelemetry.Path, "log", "--json").Run);
        yield return new Figure("the database's file", bytes / 1024.0, "KiB");
        yield return Figure.Of($"{MeasuredTelemetry.Build} telemetry status", samples[3], "ms").AtMost(30);
        yield return Figure.Of($"{MeasuredTelemetry.Build} telemetry status with a command to add up", samples[2], "ms").AtMost(30);
        yield return Figure.Of($"{MeasuredTelemetry.Build} telemetry status git --json", samples[4], "ms").AtMost(30);
        yield return Figure.Of($"{MeasuredTelemetry.Build} telemetry log --json", samples[5], "ms");
    }
}
