using Footfall.Testing;

namespace Footfall.Tests;

/// <summary>Signals that are sent to the wrapper alone, outside of any terminal.</summary>
[TestClass]
public sealed class SignalForwardingTests
{
    private const string Loop = "while :; do sleep 0.02; done";

    private static readonly int[] AllForwarded =
    [
        SignalNumber.Hangup, SignalNumber.Interrupt, SignalNumber.Quit, SignalNumber.Terminate, SignalNumber.Alarm,
        SignalNumber.User1, SignalNumber.User2, SignalNumber.Window, SignalNumber.Continue,
    ];

    private static IEnumerable<object[]> Forwarded => AllForwarded.Select(signal => new object[] { signal });

    [TestMethod]
    [DynamicData(nameof(Forwarded))]
    public void The_tool_decides_what_a_signal_does(int signal)
    {
        using var process = Start($"trap 'echo got; exit 3' {signal}; echo ready; {Loop}");

        process.Signal(signal);

        var result = process.WaitForExit();
        Assert.AreEqual("ready\ngot\n", result.Output, result.ToString());
        Assert.AreEqual(3, result.ExitCode);
    }

    [TestMethod]
    public void A_tool_that_does_not_care_ends_by_the_signal()
    {
        using var process = Start($"echo ready; exec sleep 100");

        process.Signal(SignalNumber.Terminate);

        Assert.AreEqual(SignalNumber.Terminate, process.WaitForExit().Signal);
    }

    [TestMethod]
    public void A_tool_that_ignores_a_signal_keeps_us_waiting()
    {
        using var process = Start("trap '' TERM; trap 'got=1' USR1; echo ready; until [ $got ]; do sleep 0.02; done; echo now; exit 5");

        process.Signal(SignalNumber.Terminate);
        process.Signal(SignalNumber.User1);

        var result = process.WaitForExit();
        Assert.AreEqual("ready\nnow\n", result.Output);
        Assert.AreEqual(5, result.ExitCode);
    }

    [TestMethod]
    public void A_tool_under_nohup_stays_under_it()
    {
        using var process = Through.InScript("trap '' HUP; exec \"$@\"", "run", "sh", "-c", "echo ready; sleep 0.3; exit 6").Start();
        process.WaitForOutput("ready");

        process.Signal(SignalNumber.Hangup);

        Assert.AreEqual(6, process.WaitForExit().ExitCode);
    }

    [TestMethod]
    public void A_stopped_tool_goes_on_when_we_are_continued()
    {
        using var process = Start("echo ready; kill -STOP $$; echo back; exit 7");
        Patience.Wait(() => HasStoppedChild(process.Id), Patience.Usual, () => "The tool does not stop.");

        process.Signal(SignalNumber.Continue);

        Assert.AreEqual("ready\nback\n", process.WaitForExit().Output);
    }

    private static ChildProcess Start(string script)
    {
        var process = Through.Wrapper("run", new Command("sh", "-c", script)).Start();
        process.WaitForOutput("ready");
        return process;
    }

    private static bool HasStoppedChild(int process)
    {
        try
        {
            // Of whichever thread started it.
            var children = Directory.EnumerateDirectories($"/proc/{process}/task")
                .SelectMany(thread => File.ReadAllText(Path.Combine(thread, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .ToList();
            return children.Count == 1 && File.ReadAllText($"/proc/{children[0]}/stat").Contains(") T ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            // A thread ended meanwhile.
            return false;
        }
    }
}
