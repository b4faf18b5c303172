using Footfall.Testing;

namespace Footfall.EndToEnd.Tests.Reliability;

/// <summary>The tool of these tests: what it is to do to a process is what happens.</summary>
[TestClass]
public sealed class TracedRunTests
{
    private const int NoSpace = 28;

    [TestMethod]
    public void Calls_of_all_processes_are_seen_in_order_with_what_they_write()
    {
        using var directory = new TemporaryDirectory();

        var run = Run(directory, call => null);

        Assert.AreEqual(0, run.Result.ExitCode, $"{run.Result}");
        Assert.AreEqual("one\ntwo\n", string.Concat(run.Calls.Where(call => call.Name == "write").Select(call => System.Text.Encoding.ASCII.GetString(call.Data))));
    }

    [TestMethod]
    public void A_killed_call_does_not_happen()
    {
        using var directory = new TemporaryDirectory();

        var run = Run(directory, call => call.Name == "write" ? Fault.Kill : null);

        Assert.AreEqual(9, run.Result.Signal);
        Assert.AreEqual("", File.ReadAllText(directory["file"]));
    }

    [TestMethod]
    public void A_failed_call_does_not_happen_and_the_program_sees_the_error()
    {
        using var directory = new TemporaryDirectory();

        var run = Run(directory, call => call.Name == "write" ? Fault.Error(NoSpace) : null);

        Assert.AreNotEqual("", run.Result.Error);
        Assert.AreEqual("", File.ReadAllText(directory["file"]));
    }

    [TestMethod]
    public void A_write_that_is_cut_leaves_its_beginning()
    {
        using var directory = new TemporaryDirectory();
        var isFirst = true;

        Run(directory, call => call.Name == "write" && isFirst && !(isFirst = false) ? Fault.ShortWrite(2) : null);

        StringAssert.StartsWith(File.ReadAllText(directory["file"]), "on");
        Assert.IsFalse(isFirst);
    }

    private static TracedRun Run(TemporaryDirectory directory, Func<TracedCall, Fault?> fault) => TracedRun.Of(
        new Command("/bin/sh", "-c", "echo one > \"$0\"; (echo two >> \"$0\")", directory["file"]), directory.FullPath, fault);
}
