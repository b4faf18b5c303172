namespace Footfall.Cli.Tests;

/// <summary>Looking leaves nothing behind where nobody agreed to anything.</summary>
[TestClass]
public sealed class SilenceTests
{
    [TestMethod]
    [DataRow("--help")]
    [DataRow("status")]
    [DataRow("status git")]
    [DataRow("status --json")]
    [DataRow("show")]
    [DataRow("show git")]
    [DataRow("preview")]
    [DataRow("preview git")]
    [DataRow("log")]
    [DataRow("log git")]
    [DataRow("purge git")]
    [DataRow("tools")]
    [DataRow("tools list --json")]
    [DataRow("flush")]
    public void Nothing_is_written_before_an_answer(string arguments)
    {
        using var machine = new Workstation();

        machine.Read(arguments.Split(' '));

        Assert.IsEmpty(machine.Files());
    }

    [TestMethod]
    [DataRow("status git")]
    [DataRow("show git")]
    [DataRow("preview git")]
    [DataRow("log git")]
    [DataRow("purge git")]
    public void After_a_no_there_is_the_no_and_nothing_else(string arguments)
    {
        using var machine = new Workstation();
        machine.Read("enable", "git");
        machine.WorkWithGit();
        machine.Read("disable", "git");
        var left = machine.Files();

        machine.Read(arguments.Split(' '));

        CollectionAssert.AreEqual(left.ToArray(), machine.Files().ToArray());
        CollectionAssert.AreEqual(
            new[] { machine.State.Consent(Protocol.ToolName.Parse("git")), machine.State.FlushLock },
            machine.Files().Where(File.Exists).Order(StringComparer.Ordinal).ToArray());
        Assert.AreEqual("", File.ReadAllText(machine.State.FlushLock));
    }
}
