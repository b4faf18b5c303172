using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Footfall.Collector.Tests;

[TestClass]
public sealed class ServiceManagerTests
{
    [TestMethod]
    public async Task It_is_told_by_a_socket_in_the_file_system()
    {
        using var folder = new TemporaryFolder();

        Assert.AreEqual("READY=1", await ToldAsync(folder["notify"], folder["notify"]));
    }

    [TestMethod]
    public async Task It_is_told_by_a_socket_that_is_in_no_file_system()
    {
        var name = $"footfall-{Guid.NewGuid()}";

        Assert.AreEqual("READY=1", await ToldAsync('\0' + name, '@' + name));
    }

    [TestMethod]
    public void Where_nobody_waits_nobody_is_told()
    {
        ServiceManager.TellReady(new Dictionary<string, string>());
        ServiceManager.TellReady(new Dictionary<string, string> { [ServiceManager.Variable] = "" });
    }

    [TestMethod]
    [DataRow("nobody")]
    [DataRow("a path longer than any socket's: 1234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890")]
    public async Task Where_nobody_can_be_told_it_says_so_and_serves(string name)
    {
        using var folder = new TemporaryFolder();
        var start = new ProcessStartInfo(CollectorProcess.Executable, ["--urls", "http://127.0.0.1:0"])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[ServiceManager.Variable] = folder[name];
        using var collector = Process.Start(start)!;

        var warning = await collector.StandardError.ReadLineAsync();
        var isRunning = !collector.HasExited;
        using (var kill = Process.Start("kill", ["-TERM", $"{collector.Id}"]))
        {
            await collector.WaitForExitAsync();
        }

        StringAssert.StartsWith(warning, "Warning: NOTIFY_SOCKET: nobody could be told that it listens: ", StringComparison.Ordinal);
        Assert.AreEqual((true, 0), (isRunning, collector.ExitCode));
    }

    private static async Task<string> ToldAsync(string bound, string named)
    {
        using var manager = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        manager.Bind(new UnixDomainSocketEndPoint(bound));
        ServiceManager.TellReady(new Dictionary<string, string> { [ServiceManager.Variable] = named });
        var buffer = new byte[100];
        return Encoding.ASCII.GetString(buffer, 0, await manager.ReceiveAsync(buffer));
    }
}
