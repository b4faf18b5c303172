using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Footfall.Protocol;
using NodaTime;

namespace Footfall.Collector.Tests;

/// <summary>strace refuses what systemd would refuse: a unit that forbids what the runtime needs starts nothing.</summary>
[TestClass]
public sealed class SystemCallFilterTests
{
    private const string Key = "SystemCallFilter=";

    private static readonly Report Report =
        Some.Report() with { Window = Window.Containing(SystemClock.Instance.GetCurrentInstant().InUtc().Date.PlusDays(-7), WindowLength.Week) };

    [TestMethod]
    public async Task It_starts_tells_so_takes_a_report_and_ends_with_the_system_calls_that_the_unit_leaves_it()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(Directory.CreateDirectory(folder["tools"]).FullName + "/git.json", Some.Git);
        using var manager = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        manager.Bind(new UnixDomainSocketEndPoint(folder["notify"]));
        var refused = "!" + string.Join(',', (await AllowedAsync()).Select(call => '?' + call));
        var start = new ProcessStartInfo(
            "strace",
            [
                "-D", "-f", "-qq", "--seccomp-bpf", "-o", "/dev/null", "-e", $"trace={refused}", "-e", $"inject={refused}:error=EPERM",
                CollectorProcess.Executable, "--manifests", "tools", "--hold-days", "0", "--urls", $"http://unix:{folder["s"]}",
            ])
        {
            WorkingDirectory = folder.Path,
        };
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment[ServiceManager.Variable] = folder["notify"];

        using var collector = Process.Start(start)!;
        var told = ToldAsync(manager);
        await Task.WhenAny(told, collector.WaitForExitAsync());
        Assert.IsFalse(collector.HasExited, "The collector did not start.");
        var answer = await Wire.ExchangeAsync(new UnixDomainSocketEndPoint(folder["s"]), Wire.Bytes(Report, Some.Nonce()));
        using (var kill = Process.Start("kill", ["-TERM", $"{collector.Id}"]))
        {
            await collector.WaitForExitAsync();
        }

        Assert.AreEqual("READY=1", await told);
        StringAssert.StartsWith(answer, "HTTP/1.1 202 ", StringComparison.Ordinal);
        Assert.AreEqual(0, collector.ExitCode);
        Assert.IsTrue(File.Exists(folder["collector.db"]) && !File.Exists(folder["collector.db-wal"]));
    }

    private static async Task<string> ToldAsync(Socket manager)
    {
        var buffer = new byte[100];
        return Encoding.ASCII.GetString(buffer, 0, await manager.ReceiveAsync(buffer));
    }

    // As systemd reads it: the first line begins a list of what is allowed, later ones add to it or, with a tilde, take away.
    private static async Task<SortedSet<string>> AllowedAsync()
    {
        var allowed = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var line in DeployedFile.Text("footfall-collector.service").Split('\n').Where(line => line.StartsWith(Key, StringComparison.Ordinal)))
        {
            var names = line[Key.Length..];
            foreach (var name in names.TrimStart('~').Split(' '))
            {
                var calls = await CallsAsync(name);
                if (names.StartsWith('~'))
                {
                    allowed.ExceptWith(calls);
                }
                else
                {
                    allowed.UnionWith(calls);
                }
            }
        }

        return allowed;
    }

    private static async Task<IReadOnlyCollection<string>> CallsAsync(string name)
    {
        if (!name.StartsWith('@'))
        {
            return [name];
        }

        using var process = Process.Start(new ProcessStartInfo("systemd-analyze", ["syscall-filter", name]) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.AreEqual(0, process.ExitCode, name);
        var calls = new List<string>();
        foreach (var member in output.Split('\n').Skip(1).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            calls.AddRange(await CallsAsync(member));
        }

        return calls;
    }
}
