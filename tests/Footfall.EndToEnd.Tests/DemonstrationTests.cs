using System.Net;
using System.Net.Sockets;
using Footfall.Testing;

namespace Footfall.EndToEnd.Tests;

/// <summary>The demonstration as a person starts it: simulated installations, a real collector, its pages and its open data.</summary>
[TestClass]
public sealed class DemonstrationTests
{
    private const int Interrupt = 2;

    [TestMethod]
    public async Task It_fills_a_collector_whose_pages_and_open_data_say_that_they_are_synthetic_and_leaves_nothing_behind()
    {
        using var home = new TemporaryDirectory();
        var command = new Command(BuiltExecutables.Simulation, "demo", "--machines", "60", "--weeks", "6", "--port", "0", "--no-open")
        {
            Environment = new Dictionary<string, string>(CleanEnvironment.At(home.FullPath)) { ["TMPDIR"] = home.FullPath },
            WorkingDirectory = home.FullPath,
        };
        using var demonstration = command.Start();
        demonstration.WaitForOutput("Look at it: ");
        demonstration.WaitForOutput("(Ctrl-C");
        var page = new Uri(demonstration.Output.Split("Look at it: ")[1].Split(' ')[0]);
        var root = new Uri(page, "/");
        using var client = new HttpClient();

        Assert.Contains("Synthetic data", await client.GetStringAsync(page));
        Assert.Contains("Synthetic data", await client.GetStringAsync(root));
        var log = (await client.GetStringAsync(new Uri(root, "open-data/releases.tsv"))).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var files = log.Skip(1).Select(line => line.Split('\t').Single(field => field.EndsWith(".tsv", StringComparison.Ordinal))).Distinct().ToList();
        var figures = new List<string>();
        foreach (var file in files)
        {
            figures.AddRange((await client.GetStringAsync(new Uri(root, "open-data/" + file))).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1));
        }

        Assert.IsNotEmpty(figures);
        Assert.IsTrue(figures.TrueForAll(figure => figure.Contains("\tsynthetic;k=20", StringComparison.Ordinal)), figures[0]);
        Assert.Contains(figure => figure.Contains("\tcommand\t", StringComparison.Ordinal), figures);
        var verified = new Command(BuiltExecutables.Collector, "verify", root.ToString()).Run();
        Assert.AreEqual(0, verified.ExitCode, $"{verified}");

        demonstration.Signal(Interrupt);
        Assert.AreEqual(0, demonstration.WaitForExit().ExitCode, demonstration.Error);
        Assert.IsEmpty(Directory.GetFileSystemEntries(home.FullPath).Where(entry => !Path.GetFileName(entry).StartsWith("clr-debug-pipe", StringComparison.Ordinal)
            && !Path.GetFileName(entry).StartsWith("dotnet-diagnostic", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void A_port_that_is_taken_is_told_in_one_line()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var result = new Command(BuiltExecutables.Simulation, "demo", "--port", $"{port}", "--no-open").Run();

        Assert.AreEqual(2, result.ExitCode, $"{result}");
        Assert.AreEqual("", result.Output);
        Assert.AreEqual(
            $"--port: Failed to bind to address http://127.0.0.1:{port}: address already in use. Give another one, or 0 for any that is free.{Environment.NewLine}",
            result.Error);
    }

    [TestMethod]
    public void What_it_is_not_meant_to_be_given_is_told_all_at_once()
    {
        var result = new Command(BuiltExecutables.Simulation, "demo", "--machines", "none", "--weeks", "3", "--colour").Run();

        Assert.AreEqual(2, result.ExitCode);
        Assert.AreEqual(
            """
            --machines takes a whole number from 1 to 5000, not 'none'.
            --weeks takes a whole number from 4 to 60, not '3'.
            '--colour' is not an option.
            Usage: dotnet run --project tests/Footfall.Simulation -- demo [--machines 1..5000] [--weeks 4..60] [--seed N] [--port 0..65535] [--no-open]

            """,
            result.Error);
    }
}
