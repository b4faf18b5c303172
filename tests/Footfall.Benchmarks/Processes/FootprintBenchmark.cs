using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Footfall.Benchmarks;

/// <summary>What a shim occupies: memory while it waits for its tool, and its file.</summary>
internal static class FootprintBenchmark
{
    private const double Mebi = 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static IReadOnlyList<Figure> Run()
    {
        using var home = new WrappedHome();
        home.AddSmallManifest("sleep");
        home.Wrap("sleep", ConsentAnswer.Yes);
        var sleep = Encoding.UTF8.GetBytes("sleep");
        var shim = Waiting(new WholeProcess(home.Environment, home.ShimOf("sleep"), [sleep, [.. "60"u8]]));
        var spawn = Waiting(WholeProcess.Of(home.Environment, NativeProgram.Compile("spawn", home.Tools), home.FileOf("appended"), "/bin/sleep", "60"));
        var beside = new Figure("resident memory of the C program that waits", spawn.Resident, "MiB");
        var size = new FileInfo(MeasuredTelemetry.Path).Length / Mebi;
        return
        [
            beside,
            new Figure($"resident memory of the waiting {MeasuredTelemetry.Build} shim", shim.Resident, "MiB").Against(beside).AtMost(8),
            new Figure("of it, private to each", shim.Private, "MiB"),
            new Figure("of it, by its share (PSS)", shim.Share, "MiB"),
            new Figure($"file of the {MeasuredTelemetry.Build} executable", size, "MiB").AtMost(2.5),
        ];
    }

    /// <summary>The memory of a process that has started its tool and waits for it. Ends the tool.</summary>
    private static Memory Waiting(WholeProcess process)
    {
        var waiting = process.Start();
        var begun = Stopwatch.GetTimestamp();
        int tool;
        while ((tool = ToolOf(waiting)) == 0)
        {
            if (Stopwatch.GetElapsedTime(begun) > Patience)
            {
                throw new TimeoutException("The tool was not started.");
            }

            Thread.Sleep(10);
        }

        // Until it has done all that it does while the tool runs.
        Thread.Sleep(300);
        var memory = Memory.Of(waiting);
        _ = Libc.SendSignal(tool, SignalNumber.Terminate);
        ToolWait.ForEnd(waiting);
        return memory;
    }

    /// <summary>The number of the tool that a thread of a process started; 0 where it does not run yet.</summary>
    private static int ToolOf(int waiting) => Directory.EnumerateDirectories($"/proc/{waiting}/task")
        .SelectMany(thread => File.ReadAllText(Path.Combine(thread, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Select(number => int.Parse(number, CultureInfo.InvariantCulture))
        .FirstOrDefault(IsSleep);

    private static bool IsSleep(int process) => File.ReadAllText($"/proc/{process}/comm").StartsWith("sleep", StringComparison.Ordinal);

    /// <summary>In MiB.</summary>
    private readonly record struct Memory(double Resident, double Share, double Private)
    {
        public static Memory Of(int process)
        {
            var kibibytes = File.ReadLines($"/proc/{process}/smaps_rollup").Skip(1)
                .Select(line => line.Split(':', 2))
                .ToDictionary(line => line[0], line => double.Parse(line[1].Replace("kB", ""), CultureInfo.InvariantCulture));
            return new Memory(kibibytes["Rss"] / 1024, kibibytes["Pss"] / 1024, (kibibytes["Private_Clean"] + kibibytes["Private_Dirty"]) / 1024);
        }
    }
}
