using System.Security.Cryptography;
using Footfall.Testing;
using NodaTime;

namespace Footfall.Collector.Tests;

[TestClass]
public sealed class AboutTests
{
    [TestMethod]
    public async Task It_names_the_program_and_its_hash()
    {
        var html = await (await SomeSite.PublishedAsync()).ReadAsync("about");

        var assembly = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Footfall.Collector.dll"));
        StringAssert.Contains(html, $"<dd class=\"code\">{Convert.ToHexStringLower(SHA256.HashData(assembly))}</dd>");
        StringAssert.Contains(html, "<dt>Version</dt><dd>0.1.0</dd>");
        StringAssert.Contains(html, "<dt>Commit</dt>");
    }

    [TestMethod]
    public async Task It_shows_every_table_and_column_of_the_database()
    {
        using var folder = new TemporaryFolder();
        Assert.IsTrue(SqliteFile.TryConnect(folder["collector.db"], out var connection, out _));
        using var ledger = new SqliteLedger(connection);
        using var question = connection.CreateCommand();
        question.CommandText = "SELECT m.name, c.name FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.type = 'table'";
        using var rows = question.ExecuteReader();
        var html = await (await SomeSite.PublishedAsync()).ReadAsync("about");

        var columns = 0;
        while (await rows.ReadAsync())
        {
            StringAssert.Contains(html, $"<h3>{rows.GetString(0)}</h3>");
            StringAssert.Matches(html, new($"<h3>{rows.GetString(0)}</h3>[^<]*<p>[^<]+</p>\\s*<p class=\"quiet\">Columns: [^<]*\\b{rows.GetString(1)} \\("));
            columns++;
        }

        Assert.IsGreaterThan(20, columns);
    }

    [TestMethod]
    public async Task A_report_that_comes_changes_nothing_on_it()
    {
        var clock = new FakeClock(Some.Today);
        await using var site = await ReadableCollector.StartAsync([Some.Manifest(Some.Git)], _ => { }, clock: clock);
        var before = await site.ReadAsync("about");

        Assert.AreEqual(System.Net.HttpStatusCode.Accepted, await Wire.PostAsync(site.Address, Some.Report(), Some.Nonce()));
        clock.Advance(Duration.FromHours(1));

        Assert.AreEqual(before, await site.ReadAsync("about"));
    }

    [TestMethod]
    public async Task The_day_after_it_tells_roughly_how_much_there_is()
    {
        var clock = new FakeClock(Some.Today);
        await using var site = await ReadableCollector.StartAsync(
            [Some.Manifest(Some.Git)],
            ledger => ledger.Commit([.. Enumerable.Range(0, 100).Select(_ => Some.Entry())]),
            clock: clock);
        await site.ReadAsync("about");

        Assert.AreEqual(System.Net.HttpStatusCode.Accepted, await Wire.PostAsync(site.Address, Some.Report(), Some.Nonce()));
        clock.Advance(Duration.FromDays(1));

        StringAssert.Contains(await site.ReadAsync("about"), "nonce (blob). Rows: 64 to 127.");
    }

    [TestMethod]
    public async Task It_says_the_rule_the_delay_and_the_limits()
    {
        var html = await (await SomeSite.PublishedAsync()).ReadAsync("about");

        StringAssert.Contains(html, "<dd>Threshold: a figure is shown from 20 reports on. Where what is shown would tell");
        StringAssert.Contains(html, "until 14 days after the end of their window");
        StringAssert.Contains(html, "One address may make 60 requests a minute, 600 at once, on 64 connections.");
        StringAssert.Contains(html, "What remains: someone with many addresses can send many forged reports and move a figure.");
        StringAssert.Contains(html, "<a href=\"tools/forge\">forge</a></th><td class=\"number\">3</td>");
    }

    [TestMethod]
    [DataRow(0, "none")]
    [DataRow(1, "1")]
    [DataRow(2, "2 to 3")]
    [DataRow(1_000, "512 to 1,023")]
    [DataRow(131_072, "131,072 or more")]
    public void Rows_are_told_between_powers_of_two(long rows, string text) => Assert.AreEqual(text, AboutView.Rows(rows));
}
