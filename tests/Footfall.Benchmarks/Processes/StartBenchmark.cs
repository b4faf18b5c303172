namespace Footfall.Benchmarks;

/// <summary>
/// Whole processes around <c>true</c>, from the start to the end: alone, by way of the smallest C programs that do the same, and wrapped by
/// <c>telemetry</c>, where it is not counted and where it is.
/// </summary>
internal static class StartBenchmark
{
    private const string True = "/bin/true";
    private const int NativeRounds = 500;
    private const int ManagedRounds = 60;
    private const int WarmUp = 5;

    public static IReadOnlyList<Figure> Run(int? wanted)
    {
        var rounds = wanted ?? (MeasuredTelemetry.IsNative ? NativeRounds : ManagedRounds);
        using var off = new WrappedHome();
        off.AddSmallManifest("true");
        off.Wrap("true", ConsentAnswer.No);
        using var home = new WrappedHome();
        home.AddSmallManifest("true");
        home.Wrap("true", ConsentAnswer.Yes);
        home.Link("git", True);
        home.Wrap("git", ConsentAnswer.Yes);
        var execute = NativeProgram.Compile("execute", home.Tools);
        var spawn = NativeProgram.Compile("spawn", home.Tools);

        WholeProcess[] processes =
        [
            WholeProcess.Of(off.Environment, True),
            WholeProcess.Of(off.Environment, execute, True),
            WholeProcess.Shim(off, "true"),
            Run(off, "true"),
            WholeProcess.Of(home.Environment, spawn, home.FileOf("appended"), True),
            WholeProcess.Shim(home, "true"),
            Run(home, "true"),
            WholeProcess.Shim(home, "git", "commit", "--amend", "--no-edit"),
        ];
        var samples = Stopwatches.Measure(WarmUp, rounds, [.. processes.Select<WholeProcess, Action>(process => process.Run)]);
        Check(home, "true", 2 * (WarmUp + rounds));
        Check(home, "git", WarmUp + rounds);
        Check(off, "true", 0);

        var alone = Figure.Of("true", samples[0], "ms");
        var execs = Figure.Of("a C program that becomes true", samples[1], "ms");
        var spawns = Figure.Of("a C program: spawn true, wait, append 32 bytes", samples[4], "ms");
        return
        [
            alone,
            execs.Against(alone),
            Figure.Of(Named("shim", "not counted"), samples[2], "ms").Against(execs).AtMostTimes(2.5),
            Figure.Of(Named("telemetry run", "not counted"), samples[3], "ms").Against(execs).AtMostTimes(2.5),
            spawns.Against(alone),
            Figure.Of(Named("shim", "counted"), samples[5], "ms").Against(spawns).AtMostTimes(2.5),
            Figure.Of(Named("telemetry run", "counted"), samples[6], "ms").Against(spawns).AtMostTimes(2.5),
            Figure.Of(Named("shim", "counted by git's manifest"), samples[7], "ms").Against(spawns).AtMostTimes(2.5),
        ];
    }

    private static WholeProcess Run(WrappedHome home, string tool) => WholeProcess.Of(home.Environment, MeasuredTelemetry.Path, "run", "--", tool);

    private static string Named(string way, string how) => $"{MeasuredTelemetry.Build} {way}, {how}";

    private static void Check(WrappedHome home, string tool, int expected)
    {
        if (home.Counted(tool) is var counted && counted != expected)
        {
            throw new InvalidDataException($"{counted} of {expected} runs of {tool} were counted.");
        }
    }
}
