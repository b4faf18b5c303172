using Footfall.Protocol;
using Footfall.Testing;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace Footfall.Collector.Tests;

/// <summary>From reports over the wire to files that anybody can check.</summary>
[TestClass]
public sealed class PublishingCollectorTests
{
    private static readonly Window Week = Window.Containing(new LocalDate(2026, 11, 30), WindowLength.Week);

    [TestMethod]
    public async Task What_a_collector_publishes_verifies_until_somebody_changes_it()
    {
        using var folder = new TemporaryFolder();
        var clock = new FakeClock(Some.Today);
        string head;
        await using (var collector = await RunningCollector.StartAsync(folder, clock, settings: new Settings()))
        {
            clock.Today = Week.End;
            await Task.WhenAll(Enumerable.Range(0, 25).Select(_ => collector.AcceptAsync(Some.Report() with { Window = Week })));
            clock.Today = Week.End.PlusDays(14);
            await WaitForAsync(() => collector.GetAsync("open-data/releases.tsv"), text => text.Contains($"\tgit\t{Week}\t2026-12-21\tgit/2026-q4.tsv\t", StringComparison.Ordinal), clock);

            Assert.Contains($"\ngit\t{Week}\tcommand\t2\t1\tcommit\tsuccess\t25\t100\t0\tk=20\n", await collector.GetAsync("open-data/git/2026-q4.tsv"));
            head = await VerifyAsync(collector, expected: VerifyCommand.Good);
        }

        // The words of one figure.
        using (var connection = new SqliteConnection($"Data Source={folder["collector.db"]};Pooling=False"))
        {
            connection.Open();
            SqliteFile.Execute(connection, "UPDATE release SET rows = replace(rows, 'commit', 'push')");
        }

        await using var changed = await RunningCollector.StartAsync(folder, clock, settings: new Settings());
        await VerifyAsync(changed, expected: VerifyCommand.Tampered, head);
    }

    // What is kept of a page is a moment old; the clock goes on.
    private static async Task WaitForAsync(Func<Task<string>> ask, Func<string, bool> isThere, FakeClock clock)
    {
        var text = "";
        for (var tries = 0; tries < 300 && !isThere(text); tries++)
        {
            await Task.Delay(100);
            clock.Advance(Duration.FromSeconds(31));
            text = await ask();
        }

        Assert.IsTrue(isThere(text), text);
    }

    private static async Task<string> VerifyAsync(RunningCollector collector, int expected, string? head = null)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        string[] arguments = head is null ? [$"{collector.Address}"] : [$"{collector.Address}", "--head", head];

        var exitCode = await VerifyCommand.RunAsync(arguments, output, errors);

        Assert.AreEqual(expected, exitCode, $"{output}{errors}");
        return output.ToString().TrimEnd().Split('\n')[^1];
    }
}
