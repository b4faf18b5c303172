using System.Diagnostics;

namespace Footfall.Collector.Tests;

[TestClass]
public sealed class UnitTests
{
    private const string Unit = "footfall-collector.service";

    // systemd's own judgement, from 0 to 10, written by it without the point: 10 is an exposure of 1.0.
    private const int MostExposure = 10;

    [TestMethod]
    public async Task Systemd_has_nothing_to_say_against_the_unit()
    {
        using var root = new TemporaryFolder();
        Directory.CreateDirectory(root["etc/systemd/system"]);
        File.Copy(DeployedFile.Path(Unit), root[$"etc/systemd/system/{Unit}"]);
        Directory.CreateDirectory(root["usr/lib/systemd"]);
        CopyUnits(root["usr/lib/systemd/system"]);
        Directory.CreateDirectory(root["usr/local/lib/footfall-collector"]);
        File.Copy(CollectorProcess.Executable, root["usr/local/lib/footfall-collector/Footfall.Collector"]);

        var (exitCode, output) = await RunAsync("verify", $"--root={root.Path}", Unit);

        Assert.AreEqual((0, ""), (exitCode, output));
    }

    [TestMethod]
    public async Task Systemd_finds_it_hardened()
    {
        var (exitCode, output) = await RunAsync("security", "--offline=yes", $"--threshold={MostExposure}", DeployedFile.Path(Unit));

        Assert.AreEqual(0, exitCode, output);
    }

    [TestMethod]
    public async Task The_settings_beside_it_can_be_used()
    {
        using var folder = new TemporaryFolder();
        var settings = DeployedFile.Text("collector.json").Replace("/var/lib/footfall-collector", folder.Path, StringComparison.Ordinal).Replace("/etc/footfall-collector/tools", folder.Path, StringComparison.Ordinal);
        await File.WriteAllTextAsync(folder["settings"], settings);

        var (exitCode, _, errors) = await CollectorProcess.RunAsync(folder, "--config", "settings", "--check");

        Assert.AreEqual((0, ""), (exitCode, errors));
    }

    [TestMethod]
    public void The_container_file_names_settings_that_there_are()
    {
        var variables = DeployedFile.Text("Containerfile").Split((char[])[' ', '\n']).Where(word => word.StartsWith(EnvironmentVariables.Prefix, StringComparison.Ordinal))
            .Select(word => word.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        var errors = new List<string>();

        var canBeUsed = SettingsReader.TryRead(CommandLine.Read([], errors), variables, errors, out var settings);

        Assert.IsTrue(canBeUsed, string.Join('\n', errors));
        Assert.AreEqual(("http://0.0.0.0:8474", "/data/collector.db", "/tools"), (settings!.Urls.Single(), settings.Database, settings.Manifests));
        Assert.AreEqual((settings.Limits.Connections, 1_000_000, 1_000_000), (settings.Limits.ConnectionsPerAddress, settings.Limits.RequestsPerMinute, settings.Limits.Burst));
    }

    [TestMethod]
    public void The_container_is_run_with_the_settings_that_are_put_into_it()
    {
        var words = DeployedFile.Text("Containerfile").Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);

        var file = words[Array.IndexOf(words, "--config") + 1];

        Assert.Contains($"./collector.json:{file}:ro", words);
    }

    // Those that ours wants to be there.
    private static void CopyUnits(string to)
    {
        Directory.CreateDirectory(to);
        foreach (var unit in Directory.EnumerateFiles("/usr/lib/systemd/system", "*.*").Where(file => Path.GetExtension(file) is ".target" or ".slice" or ".mount" or ".socket"))
        {
            File.Copy(unit, Path.Combine(to, Path.GetFileName(unit)));
        }
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("systemd-analyze", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
