using System.Diagnostics;
using Footfall.Protocol;
using Footfall.Testing;
using Npgsql;

namespace Footfall.Collector.Tests;

/// <summary>As <c>spec/collector.md</c> describes it: pg_dump while it runs, pg_restore while it does not.</summary>
[TestClass]
public sealed class PostgresBackupTests
{
    [TestMethod]
    public async Task A_restored_dump_has_what_was_acknowledged_before_it_and_counts_repetitions_once()
    {
        using var folder = new TemporaryFolder();
        var before = Enumerable.Range(0, 20).Select(_ => Some.Nonce()).ToList();
        var after = Enumerable.Range(0, 10).Select(_ => Some.Nonce()).ToList();
        var lost = PostgresCluster.Common.Create();
        await using (var collector = await StartAsync(lost))
        {
            await PostAsync(collector, before);
            await RunAsync("pg_dump", lost, "--format=custom", "--schema=footfall", $"--file={folder["copy"]}");
            await PostAsync(collector, after);
        }

        var fresh = PostgresCluster.Common.Create();
        await RunAsync("pg_restore", fresh, "--clean", "--if-exists", "--exit-on-error", folder["copy"]);
        await using var restored = await StartAsync(fresh);
        var kept = await restored.SumAsync();
        await PostAsync(restored, [.. before, .. after]);

        Assert.AreEqual(20, kept);
        Assert.AreEqual(30, await restored.SumAsync());
    }

    private static Task<RunningCollector> StartAsync(string connection)
    {
        Assert.IsTrue(LedgerOpening.TryOpen(new Settings { Postgres = connection }, out var ledger, out _, out var error), error);
        return RunningCollector.StartAsync(ledger, new FakeClock(Some.Today));
    }

    private static async Task PostAsync(RunningCollector collector, IEnumerable<Nonce> nonces)
    {
        foreach (var nonce in nonces)
        {
            await collector.AcceptAsync(Some.Report(count: 1), nonce);
        }
    }

    // The newest that is installed: it reads what older servers have.
    private static async Task RunAsync(string program, string connection, params string[] arguments)
    {
        var to = new NpgsqlConnectionStringBuilder(connection);
        var path = Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin", program)).Where(File.Exists).Max(StringComparer.Ordinal)!;
        using var process = Process.Start(new ProcessStartInfo(path, [$"--host={to.Host}", $"--username={to.Username}", $"--dbname={to.Database}", .. arguments]) { RedirectStandardError = true })!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.AreEqual((0, ""), (process.ExitCode, errors));
    }
}
