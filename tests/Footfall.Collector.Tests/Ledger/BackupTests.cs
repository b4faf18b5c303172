using System.Net;
using Footfall.Protocol;
using NodaTime;

namespace Footfall.Collector.Tests;

/// <summary>As <c>spec/collector.md</c> describes it: stop, copy the file, start; and back.</summary>
[TestClass]
public sealed class BackupTests
{
    private static readonly Report Report =
        Some.Report(count: 1) with { Window = Window.Containing(SystemClock.Instance.GetCurrentInstant().InUtc().Date.PlusDays(-7), WindowLength.Week) };

    [TestMethod]
    public async Task A_restored_copy_has_what_was_acknowledged_before_it_and_counts_repetitions_once()
    {
        using var folder = new TemporaryFolder();
        var before = Enumerable.Range(0, 20).Select(_ => Some.Nonce()).ToList();
        var after = Enumerable.Range(0, 10).Select(_ => Some.Nonce()).ToList();
        using (var collector = await CollectorProcess.StartAsync(folder))
        {
            await PostAsync(collector, before);
            Assert.AreEqual(0, await collector.TerminateAsync());
        }

        // Nothing of it lies beside the file once the collector has ended.
        Assert.IsEmpty(Directory.GetFiles(folder.Path, "collector.db-*"));
        File.Copy(folder["collector.db"], folder["copy.db"]);
        using (var collector = await CollectorProcess.StartAsync(folder))
        {
            await PostAsync(collector, after);
            await collector.KillAsync();
        }

        // The disk is lost: what the kill left beside the file goes with it.
        Array.ForEach(Directory.GetFiles(folder.Path, "collector.db*"), File.Delete);
        File.Copy(folder["copy.db"], folder["collector.db"]);
        using var restored = await CollectorProcess.StartAsync(folder);
        var kept = await SumAsync(restored);
        await PostAsync(restored, [.. before, .. after]);

        Assert.AreEqual(20, kept);
        Assert.AreEqual(30, await SumAsync(restored));
        Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder["copy.db"]));
    }

    private static async Task PostAsync(CollectorProcess collector, IEnumerable<Nonce> nonces)
    {
        foreach (var nonce in nonces)
        {
            Assert.AreEqual(HttpStatusCode.Accepted, await Wire.PostAsync(collector.Address, Report, nonce));
        }
    }

    private static Task<long> SumAsync(CollectorProcess collector) => RunningCollector.SumAsync(collector.Address, "git", Report.Window.ToString());
}
