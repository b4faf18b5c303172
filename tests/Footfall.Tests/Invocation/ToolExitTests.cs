using System.Globalization;
using Footfall.Testing;

namespace Footfall.Tests;

/// <summary>How we end when the tool has ended.</summary>
[TestClass]
public sealed class ToolExitTests
{
    private static readonly int[] SomeCodes = [0, 1, 2, 42, 125, 126, 127, 128, 130, 143, 255];

    private static readonly int[] SomeSignals =
    [
        SignalNumber.Hangup, SignalNumber.Interrupt, SignalNumber.Quit, SignalNumber.Abort, SignalNumber.Kill,
        SignalNumber.Segmentation, SignalNumber.Pipe, SignalNumber.Terminate, SignalNumber.User1, 40,
    ];

    private static IEnumerable<object[]> Ways => Through.Ways;

    private static IEnumerable<object[]> Codes => from way in Through.Ways from code in SomeCodes select new[] { way[0], code };

    private static IEnumerable<object[]> Signals => from way in Through.Ways from signal in SomeSignals select new[] { way[0], signal };

    [TestMethod]
    [DynamicData(nameof(Codes))]
    public void The_exit_code_is_the_tools(string way, int code)
    {
        var result = Through.Wrapper(way, new Command("sh", "-c", $"exit {code}")).Run();

        Assert.AreEqual(code, result.ExitCode);
        Assert.IsNull(result.Signal);
    }

    [TestMethod]
    [DynamicData(nameof(Signals))]
    public void The_signal_is_the_tools(string way, int signal)
    {
        var result = Through.InScript("ulimit -c 0; exec \"$@\"", way, "sh", "-c", $"kill -{signal} $$; sleep 10").Run();

        Assert.AreEqual(signal, result.Signal, result.ToString());
        Assert.AreEqual("", result.Error);
    }

    [TestMethod]
    public void Dying_of_the_tools_signal_leaves_no_core_file_of_ours()
    {
        using var directory = new TemporaryDirectory();
        var command = Through.InScript("ulimit -c unlimited; \"$@\"; echo $?", "run", "sh", "-c", "ulimit -c 0; kill -SEGV $$");

        var result = (command with { WorkingDirectory = directory.FullPath }).Run();

        Assert.AreEqual("139\n", result.Output);
        Assert.IsEmpty(Directory.GetFileSystemEntries(directory.FullPath));
    }

    [TestMethod]
    [DynamicData(nameof(Ways))]
    public void A_reader_that_goes_away_ends_the_tool(string way)
    {
        const string Pipeline = "\"$@\" | head -n 1; echo ${PIPESTATUS[0]}";

        var result = new Command("bash", "-c", Pipeline, "bash", BuiltExecutables.Wrapper, way, "--", "yes").Run();

        Assert.AreEqual("y\n141\n", result.Output);
        Assert.AreEqual("", result.Error);
    }

    [TestMethod]
    [DynamicData(nameof(Ways))]
    public void A_name_that_is_not_there_gives_127(string way)
    {
        var result = Through.Wrapper(way, new Command("gti", "status")).Run();

        Assert.AreEqual(127, result.ExitCode);
        Assert.AreEqual("telemetry: gti: command not found\n", result.Error);
    }

    [TestMethod]
    [DynamicData(nameof(Ways))]
    public void A_path_that_is_not_there_gives_127(string way)
    {
        var result = Through.Wrapper(way, new Command("./gti")).Run();

        Assert.AreEqual(127, result.ExitCode);
        Assert.AreEqual("telemetry: ./gti: No such file or directory\n", result.Error);
    }

    [TestMethod]
    [DynamicData(nameof(Ways))]
    public void What_cannot_be_executed_gives_126(string way)
    {
        using var directory = new TemporaryDirectory();
        var file = directory.Write("tool", "echo no\n");

        var plainFile = Through.Wrapper(way, new Command(file)).Run();
        var folder = Through.Wrapper(way, new Command(directory.FullPath)).Run();

        Assert.AreEqual(126, plainFile.ExitCode);
        Assert.AreEqual($"telemetry: {file}: Permission denied\n", plainFile.Error);
        Assert.AreEqual(126, folder.ExitCode);
    }

    [TestMethod]
    public void A_fault_is_told_from_an_interruption()
    {
        var faults = Enumerable.Range(1, 31).Where(SignalNumber.IsFault).Select(signal => signal.ToString(CultureInfo.InvariantCulture));

        Assert.AreEqual(OperatingSystem.IsLinux() ? "4 5 6 7 8 11 31" : "4 5 6 8 10 11 12", string.Join(' ', faults));
    }
}
