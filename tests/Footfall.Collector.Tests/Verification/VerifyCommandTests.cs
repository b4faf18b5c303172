using System.Diagnostics;

namespace Footfall.Collector.Tests;

[TestClass]
public sealed class VerifyCommandTests
{
    private static readonly List<Release> Releases = PublishedLedger.Releases();

    [TestMethod]
    public async Task The_head_is_the_last_line_that_it_prints()
    {
        using var folder = new TemporaryFolder();
        await using var server = await FileServer.StartAsync(PublishedLedger.Files(Releases));

        var (exitCode, output, errors) = await CollectorProcess.RunAsync(folder, "verify", server.Address.ToString());

        Assert.AreEqual((0, ""), (exitCode, errors));
        Assert.AreEqual($"36 releases in 4 files are as they were released. The head of the chain, to be remembered:\n{Releases[^1].Chain}\n", output);
        Assert.IsEmpty(folder.Files(), "It keeps nothing.");
    }

    [TestMethod]
    public async Task What_was_changed_is_named_and_the_exit_code_is_1()
    {
        var files = PublishedLedger.Files(Releases);
        files["git/2026-q4.tsv"] = files["git/2026-q4.tsv"].Replace("\t25\t", "\t26\t", StringComparison.Ordinal);
        await using var server = await FileServer.StartAsync(files);

        var (exitCode, output, _) = await RunAsync($"{server.Address}/");

        Assert.AreEqual(1, exitCode);
        StringAssert.StartsWith(output, "git/2026-q4.tsv: from line ");
    }

    [TestMethod]
    public async Task A_head_of_an_earlier_time_must_be_in_the_chain()
    {
        await using var server = await FileServer.StartAsync(PublishedLedger.Files(Releases));

        var good = await RunAsync(server.Address.ToString(), "--head", Releases[3].Chain);
        var bad = await RunAsync(server.Address.ToString(), "--head", new string('a', 64));

        Assert.AreEqual((0, 1), (good.ExitCode, bad.ExitCode));
    }

    [TestMethod]
    public async Task A_file_that_is_not_there_leaves_everything_open_and_the_exit_code_is_4()
    {
        var files = PublishedLedger.Files(Releases);
        files.Remove("make/2027-q1.tsv");
        await using var server = await FileServer.StartAsync(files);

        var (exitCode, output, errors) = await RunAsync(server.Address.ToString());

        Assert.AreEqual((4, ""), (exitCode, output));
        Assert.Contains("404", errors);
    }

    [TestMethod]
    public async Task Nobody_listens_and_the_exit_code_is_4()
    {
        var server = await FileServer.StartAsync(new Dictionary<string, string>());
        var address = server.Address.ToString();
        await server.DisposeAsync();

        Assert.AreEqual(4, (await RunAsync(address)).ExitCode);
    }

    [TestMethod]
    [DataRow]
    [DataRow("counts.example.org")]
    [DataRow("ftp://counts.example.org")]
    [DataRow("https://counts.example.org", "--head")]
    [DataRow("https://counts.example.org", "--head", "abc")]
    [DataRow("https://counts.example.org", "https://counts.example.org")]
    public async Task Arguments_that_are_not_understood_end_it_with_2(params string[] arguments) => Assert.AreEqual(2, (await RunAsync(arguments)).ExitCode);

    [TestMethod]
    public async Task A_window_can_be_checked_by_hand()
    {
        var release = Releases.First(release => release is { Tool.Text: "git", Rows.Length: > 0 });
        await using var server = await FileServer.StartAsync(PublishedLedger.Files(Releases));

        var said = await ShellAsync(OpenData.DigestByHand.Replace("2026-W47", release.Window.ToString(), StringComparison.Ordinal), server);

        Assert.AreEqual($"{release.Digest}  -\n", said);
    }

    [TestMethod]
    public async Task The_chain_can_be_checked_by_hand()
    {
        var files = PublishedLedger.Files(Releases);
        var forged = new Dictionary<string, string>(files) { ["releases.tsv"] = files["releases.tsv"].Replace(Releases[6].Digest, Releases[9].Digest, StringComparison.Ordinal) };
        await using var honest = await FileServer.StartAsync(files);
        await using var liar = await FileServer.StartAsync(forged);

        Assert.AreEqual($"{Releases[^1].Chain}\n", await ShellAsync(OpenData.ChainByHand, honest));
        StringAssert.StartsWith(await ShellAsync(OpenData.ChainByHand, liar), "broken at 7\n");
    }

    [TestMethod]
    public void The_dictionary_tells_how()
    {
        Assert.Contains(OpenData.DigestByHand, OpenData.Dictionary("CC0-1.0"));
        Assert.Contains(OpenData.ChainByHand, OpenData.Dictionary("CC0-1.0"));
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        return (await VerifyCommand.RunAsync(arguments, output, errors), output.ToString(), errors.ToString());
    }

    private static async Task<string> ShellAsync(string command, FileServer server)
    {
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", command.Replace("URL", server.Address.ToString(), StringComparison.Ordinal)]) { RedirectStandardOutput = true })!;
        var said = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        return said;
    }
}
