using System.Net;
using System.Net.Sockets;

namespace Footfall.Collector.Tests;

[TestClass]
public sealed class StartupTests
{
    [TestMethod]
    public async Task Help_is_the_usage()
    {
        using var folder = new TemporaryFolder();

        var (exitCode, output, errors) = await CollectorProcess.RunAsync(folder, "--help");

        Assert.AreEqual((0, SettingsReader.Usage + Environment.NewLine, ""), (exitCode, output, errors));
        Assert.IsEmpty(folder.Files());
    }

    [TestMethod]
    public async Task A_bad_command_line_ends_with_2_and_leaves_no_file()
    {
        using var folder = new TemporaryFolder();

        var result = await CollectorProcess.RunAsync(folder, "--urls");

        Assert.AreEqual((2, "", "--urls: needs a value." + Environment.NewLine), result);
        Assert.IsEmpty(folder.Files());
    }

    [TestMethod]
    public async Task A_bad_manifest_ends_with_2_and_leaves_no_database()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["tools"]);
        await File.WriteAllTextAsync(folder["tools/git.json"], Some.Git.Replace("\"code\":2,\"path\"", "\"code\":0,\"path\"", StringComparison.Ordinal));

        var result = await CollectorProcess.RunAsync(folder, "--manifests", "tools");

        var expected = Path.Combine("tools", "git.json") + ": commands[1].code: must be a whole number from 1 to 99999" + Environment.NewLine;
        StringAssert.StartsWith(result.Errors, expected, StringComparison.Ordinal);
        Assert.AreEqual((2, ""), (result.ExitCode, result.Output));
        Assert.IsFalse(File.Exists(folder["collector.db"]));
    }

    [TestMethod]
    public async Task An_address_in_use_ends_with_2()
    {
        using var folder = new TemporaryFolder();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var url = $"http://{taken.LocalEndpoint}";

        var result = await CollectorProcess.RunAsync(folder, "--urls", url);

        Assert.AreEqual((2, ""), (result.ExitCode, result.Output));
        StringAssert.StartsWith(result.Errors, $"--urls: cannot listen on {url}: ", StringComparison.Ordinal);
        Assert.HasCount(1, result.Errors.TrimEnd().Split('\n'), result.Errors);
    }

    [TestMethod]
    public async Task A_foreign_database_ends_with_3()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["notes.txt"], "Mine.");

        var result = await CollectorProcess.RunAsync(folder, "--database", "notes.txt");

        Assert.AreEqual(
            (3, "", "--database: notes.txt: It is not a SQLite database. Give another file with --database, or move this one away." + Environment.NewLine),
            result);
        Assert.AreEqual("Mine.", await File.ReadAllTextAsync(folder["notes.txt"]));
    }

    [TestMethod]
    public async Task It_says_what_it_counts_and_where()
    {
        using var folder = new TemporaryFolder();

        using var collector = await CollectorProcess.StartAsync(folder);

        string[] expected =
        [
            "Counting git (revision 2).",
            $"Sums in {folder["collector.db"]}. They are raw: for this machine, not for publication.",
            $"Listening on {collector.Address.GetLeftPart(UriPartial.Authority)}",
        ];
        CollectionAssert.AreEqual(expected, collector.Greeting);
    }

    [TestMethod]
    [DataRow("Each window is published 14 days after its end, without cells of fewer than 20 reports.")]
    [DataRow("Each window is published 7 days after its end, without cells of fewer than 50 reports.", "--hold-days", "7", "--threshold", "50")]
    [DataRow("Each window is published 14 days after its end, with noise of epsilon 0.5 for 8 cells of a machine.", "--epsilon", "0.5")]
    public async Task It_says_by_which_rule_it_publishes(string rule, params string[] arguments)
    {
        using var folder = new TemporaryFolder();

        using var collector = await CollectorProcess.StartWithAsync(folder, arguments);

        StringAssert.EndsWith(collector.Greeting[1], rule, StringComparison.Ordinal);
    }

    [TestMethod]
    public async Task A_check_tells_all_that_is_wrong_starts_nothing_and_makes_no_file()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["notes.txt"], "Mine.");

        var good = await CollectorProcess.RunAsync(folder, "--check", "--manifests", ".");
        var bad = await CollectorProcess.RunAsync(folder, "--check", "--threshold", "1", "--burst", "x");
        var foreign = await CollectorProcess.RunAsync(folder, "--check", "--database", "notes.txt");

        Assert.AreEqual((0, "The settings can be used. There are no manifests, so nothing is counted; --manifests names their folder." + Environment.NewLine, ""), good);
        Assert.AreEqual((2, ""), (bad.ExitCode, bad.Output));
        Assert.HasCount(2, bad.Errors.TrimEnd().Split('\n'), bad.Errors);
        Assert.AreEqual((3, ""), (foreign.ExitCode, foreign.Output));
        Assert.HasCount(1, folder.Files());
    }

    [TestMethod]
    public async Task A_check_can_be_made_while_a_collector_runs()
    {
        using var folder = new TemporaryFolder();
        using var collector = await CollectorProcess.StartAsync(folder);

        var result = await CollectorProcess.RunAsync(folder, "--check");

        Assert.AreEqual((0, ""), (result.ExitCode, result.Errors));
    }

    [TestMethod]
    public async Task Without_manifests_it_says_that_nothing_is_counted()
    {
        using var folder = new TemporaryFolder();
        using var collector = await CollectorProcess.StartAsync(folder, manifests: []);

        Assert.AreEqual("There are no manifests, so nothing is counted; --manifests names their folder.", collector.Greeting[0]);
    }
}
