using System.Diagnostics;
using Footfall.Protocol;
using Footfall.Testing;
using NodaTime;

namespace Footfall.Collector.Tests;

/// <summary>A collector that is killed again and again while it makes up for weeks of windows. At each flush to the disk it can be killed at.</summary>
[TestClass]
public sealed class KilledClosingTests
{
    private static readonly LocalDate Today = SystemClock.Instance.GetCurrentInstant().InUtc().Date;

    [TestMethod]
    public void A_kill_leaves_each_window_wholly_released_or_not_at_all()
    {
        var random = new SeededRandom(Effort.IsFull ? Environment.TickCount : 1);
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["tools"]);
        File.WriteAllText(folder["tools/git.json"], Some.Git);
        var windows = Prepare(folder);

        var kills = 0;
        for (var ends = false; !ends; kills += ends ? 0 : 1)
        {
            ends = !Run(folder, killAtFlush: kills < Effort.Times(6, 60) ? 1 + random.Below(25) : null);
            Check(folder, windows, isComplete: ends);
        }

        Assert.IsGreaterThan(2, kills, "It was never killed in the middle.");
    }

    // Days and weeks with reports, counted since long.
    private static List<Window> Prepare(TemporaryFolder folder)
    {
        using var ledger = Open(folder);
        var since = Today.PlusDays(-50);
        ledger.CountedSince(ToolName.Parse("git"), since);
        var windows = new List<Window>();
        for (var day = since; day < Today; day = day.PlusDays(1))
        {
            var window = Window.Containing(day, WindowLength.Day);
            var week = Window.Containing(day, WindowLength.Week);
            ledger.Commit([.. Enumerable.Range(0, 22).Select(_ => Some.Entry(Some.Activity(day, ActivityMode.Exact, 1)))]);
            ledger.Commit([.. Enumerable.Range(0, 3).Select(_ => Some.Entry(Some.Report() with { Window = week }))]);
            windows.Add(window);
            windows.Add(week);
        }

        return [.. windows.Distinct().Where(window => window.Start >= since && IntakePeriod.Default.IsOver(window, Today))];
    }

    private static void Check(TemporaryFolder folder, List<Window> windows, bool isComplete)
    {
        using var ledger = Open(folder);
        var releases = ledger.Releases(0, 10_000).ToList();
        var released = releases.Select(release => release.Window).ToHashSet();
        var raw = ledger.Cells(ToolName.Parse("git"), 0, 99_999_999).Select(cell => cell.Window).ToHashSet();

        Assert.IsTrue(ClosingTests.Follows(releases));
        CollectionAssert.AllItemsAreUnique(releases.Select(release => release.Window).ToList());
        foreach (var window in windows)
        {
            Assert.AreNotEqual(released.Contains(window), raw.Contains(window), $"{window} is released and its cells are gone, or neither.");
            Assert.IsTrue(!isComplete || released.Contains(window), $"{window} was left out.");
        }

        foreach (var release in releases.Where(release => windows.Contains(release.Window) && release.Window.Length == WindowLength.Day))
        {
            StringAssert.StartsWith(release.Rows, $"git\t{release.Window}\tactivity\t1\t1\tactive\t1 day\t22\t\t0\tk=20\n");
        }
    }

    private static ILedger Open(TemporaryFolder folder)
    {
        Assert.IsTrue(SqliteFile.TryOpen(folder["collector.db"], out var ledger, out var error), error);
        return ledger;
    }

    // True: it was killed. It listens only when everything is closed.
    private static bool Run(TemporaryFolder folder, int? killAtFlush)
    {
        string[] arguments = [CollectorProcess.Executable, "--urls", "http://127.0.0.1:0", "--manifests", "tools"];
        string[] strace = killAtFlush is { } flush
            ? ["-f", "-qq", "-e", "trace=fdatasync,fsync", "-e", $"inject=fdatasync,fsync:signal=SIGKILL:when={flush}", "-o", folder["calls"]]
            : [];
        var command = killAtFlush is null ? arguments[0] : "/usr/bin/strace";
        using var process = Process.Start(new ProcessStartInfo(command, killAtFlush is null ? arguments[1..] : [.. strace, .. arguments])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var isKilled = true;
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (line.StartsWith("Listening on ", StringComparison.Ordinal))
            {
                isKilled = false;
                process.Kill(entireProcessTree: true);
            }
        }

        process.WaitForExit();
        return isKilled;
    }
}
