namespace Footfall.Cli.Tests.Commands;

[TestClass]
public sealed class ToolsCommandTests
{
    [TestMethod]
    [DataRow("tools", "tools.txt")]
    [DataRow("tools list", "tools.txt")]
    [DataRow("tools --json", "tools.json")]
    [DataRow("tools list --json", "tools.json")]
    public void Tools_are_listed_those_too_that_are_not_valid(string arguments, string file)
    {
        using var machine = new Workstation();
        machine.Write("mytool.json", Manifests.MyTool());
        machine.Read("tools", "add", machine["mytool.json"]);
        machine.Write(".local/state/footfall/tools/broken.json", "{}");

        var output = machine.Read(arguments.Split(' '));

        Golden.Holds(file, output);
    }

    [TestMethod]
    public void A_tool_that_was_added_can_be_enabled()
    {
        using var machine = new Workstation();
        machine.Write("mytool.json", Manifests.MyTool());

        var output = machine.Read("tools", "add", machine["mytool.json"]);

        Assert.AreEqual("mytool can be counted: 2 commands. You are asked at its next run.\nTo agree without being asked: telemetry enable mytool\n", output);
        machine.Read("enable", "mytool");
    }

    [TestMethod]
    public void A_tool_that_is_removed_is_not_known_any_more()
    {
        using var machine = new Workstation();
        machine.Write("mytool.json", Manifests.MyTool());
        machine.Read("tools", "add", machine["mytool.json"]);

        var output = machine.Read("tools", "remove", "mytool");

        Assert.AreEqual("The manifest of mytool was removed.\nWhat was counted stays until: telemetry disable mytool\n", output);
        Assert.AreEqual(ExitCode.UnknownTool, machine.Run("status", "mytool").ExitCode);
    }

    [TestMethod]
    public void A_manifest_of_ones_own_stands_before_the_shipped_one_until_it_is_removed()
    {
        using var machine = new Workstation();
        machine.Write("git.json", Manifests.MyTool().Replace("mytool", "git", StringComparison.Ordinal));
        machine.Read("tools", "add", machine["git.json"]);
        var own = machine.Read("tools");

        var output = machine.Read("tools", "remove", "git");

        StringAssert.Contains(own, "git      added    revision 1, 2 commands");
        Assert.AreEqual("The manifest of git was removed.\nThe one that ships with Footfall is used again.\n", output);
        StringAssert.Contains(machine.Read("tools"), "git      shipped  revision 1, ");
    }
}
