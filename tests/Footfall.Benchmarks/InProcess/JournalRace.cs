using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Footfall.Testing;
using NodaTime;

namespace Footfall.Benchmarks;

/// <summary>Processes that append to one segment at once, each timing every append of its own; then the segment is read.</summary>
internal static class JournalRace
{
    /// <summary>Makes this program one of the processes: <c>append STATE FOLDER NUMBER COUNT</c>.</summary>
    public const string Verb = "append";

    private const int Processes = 16;
    private const int Records = 100_000;
    private const int WarmUp = 500;

    private static readonly LocalDate Day = new(2026, 6, 1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <param name="wanted">How many records each process appends.</param>
    public static IReadOnlyList<Figure> Run(int? wanted)
    {
        var each = wanted ?? Records / Processes;
        var manifest = GitTool.Manifest();
        using var home = new AgreedHome(manifest);
        using var folder = new TemporaryDirectory();
        var processes = Enumerable.Range(1, Processes).Select(number => Start(home.State, folder, number, each)).ToList();
        try
        {
            WaitFor(() => Directory.EnumerateFiles(folder.FullPath, "ready-*").Count() == Processes, "ready");
            folder.Write("go", "");
            WaitFor(() => processes.TrueForAll(process => process.HasExited), "done");
        }
        finally
        {
            processes.ForEach(End);
        }

        var (lost, torn) = Check(new JournalSegment(Day, Path.Combine(home.State.Journal(manifest.Tool), JournalWriter.Name(Day))), each);
        var sample = Sample.Of([.. Enumerable.Range(1, Processes).SelectMany(number => Times(folder, number))]);
        return
        [
            Figure.Of($"append, {Processes} processes at once", sample, "µs").AtMost(10),
            new Figure($"records lost of {Processes * each:#,0}", lost, "").AtMost(0),
            new Figure("records torn", torn, "").AtMost(0),
        ];
    }

    /// <summary>One of the processes: says that it is ready, waits for the others, appends.</summary>
    public static int Append(ReadOnlySpan<string> arguments)
    {
        var (home, folder) = (new StateDirectory(arguments[0]), arguments[1]);
        var number = int.Parse(arguments[2], CultureInfo.InvariantCulture);
        var seconds = new double[int.Parse(arguments[3], CultureInfo.InvariantCulture)];
        var writer = new JournalWriter(home);

        // Who wrote a record shows in its revision.
        var invocation = GitTool.Usual(GitTool.Manifest()) with { Revision = number };
        for (var i = 0; i < WarmUp; i++)
        {
            writer.TryAppend(GitTool.Name, Day.PlusDays(1), invocation);
        }

        File.WriteAllBytes(Path.Combine(folder, $"ready-{number}"), []);
        while (!File.Exists(Path.Combine(folder, "go")))
        {
            Thread.Sleep(1);
        }

        for (var i = 0; i < seconds.Length; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            if (!writer.TryAppend(GitTool.Name, Day, invocation))
            {
                return 1;
            }

            seconds[i] = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        }

        File.WriteAllBytes(TimesFile(folder, number), MemoryMarshal.AsBytes<double>(seconds));
        return 0;
    }

    private static Process Start(StateDirectory home, TemporaryDirectory folder, int number, int count)
    {
        string[] arguments = [Verb, home.Root, folder.FullPath, $"{number}", $"{count}"];
        return Process.Start(Environment.ProcessPath!, arguments);
    }

    private static void End(Process process)
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }

    private static void WaitFor(Func<bool> condition, string what)
    {
        for (var begun = Stopwatch.GetTimestamp(); !condition(); Thread.Sleep(5))
        {
            if (Stopwatch.GetElapsedTime(begun) > Patience)
            {
                throw new TimeoutException($"The appending processes are not {what} after {Patience}.");
            }
        }
    }

    private static (int Lost, int Torn) Check(JournalSegment segment, int each)
    {
        var found = new int[Processes + 1];
        var reading = segment.Read(0, closed: true, invocation => found[invocation.Revision]++);
        return (found.Skip(1).Sum(count => Math.Abs(each - count)), reading.Damaged);
    }

    private static double[] Times(TemporaryDirectory folder, int number) =>
        MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(TimesFile(folder.FullPath, number))).ToArray();

    private static string TimesFile(string folder, int number) => Path.Combine(folder, $"times-{number}");
}
