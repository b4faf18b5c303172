using System.Diagnostics;
using System.Net.Sockets;

namespace Footfall.Collector.Tests;

/// <summary>What the unit and the container do to it, as far as it can be had without them.</summary>
[TestClass]
public sealed class ConfinedTests
{
    [TestMethod]
    public async Task It_runs_without_privileges_without_a_network_and_on_a_read_only_system_but_for_its_own_folder()
    {
        using var folder = new TemporaryFolder();
        using (var probe = Process.Start("unshare", ["-Urmn", "true"]))
        {
            await probe.WaitForExitAsync();
            if (probe.ExitCode != 0)
            {
                Assert.Inconclusive("Here nobody may have namespaces of their own.");
            }
        }

        const string Script = """
            mount --bind "$DATA" "$DATA" && mount -o remount,bind,ro / || exit 99
            cd "$DATA"
            if touch "$OUTSIDE" 2>/dev/null; then exit 98; fi
            exec setpriv --no-new-privs --bounding-set=-all --inh-caps=-all "$EXECUTABLE" --urls "http://unix:$DATA/s"
            """;
        var start = new ProcessStartInfo("unshare", ["-Urmn", "bash", "-c", Script]) { RedirectStandardOutput = true };
        start.Environment["DATA"] = folder.Path;
        start.Environment["OUTSIDE"] = Path.Combine(AppContext.BaseDirectory, "outside");
        start.Environment["EXECUTABLE"] = CollectorProcess.Executable;
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        using var collector = Process.Start(start)!;
        string? line;
        do
        {
            line = await collector.StandardOutput.ReadLineAsync();
            Assert.IsNotNull(line, "The collector did not start.");
        }
        while (!line.StartsWith("Listening on ", StringComparison.Ordinal));

        var answer = await Wire.ExchangeAsync(new UnixDomainSocketEndPoint(folder["s"]), "GET /readyz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"u8.ToArray());
        using (var kill = Process.Start("kill", ["-TERM", $"{collector.Id}"]))
        {
            await collector.WaitForExitAsync();
        }

        StringAssert.StartsWith(answer, "HTTP/1.1 200 ", StringComparison.Ordinal);
        Assert.AreEqual(0, collector.ExitCode);
        Assert.AreEqual("collector.db", string.Join(' ', Directory.GetFiles(folder.Path).Select(Path.GetFileName)));
    }
}
