using Footfall.Protocol;
using Footfall.Testing;

namespace Footfall.Cli.Tests.Commands;

[TestClass]
public sealed class DisableAndPurgeTests
{
    private static readonly ToolName Git = ToolName.Parse("git");

    [TestMethod]
    public void Disable_deletes_what_was_kept_and_remembers_the_no()
    {
        using var machine = Counted();

        var output = machine.Read("disable", "git");

        Assert.AreEqual("git is neither counted nor sent any more; all that was kept of it is deleted.\n", output);
        Assert.IsFalse(Directory.Exists(machine.State.Of(Git)));
        Assert.AreEqual(ConsentAnswer.No, new ConsentStore(machine.State).Read(Git).Record?.Answer);
    }

    [TestMethod]
    public void Disable_all_is_a_no_to_every_tool_there_is()
    {
        using var machine = Counted();
        machine.Write("mytool.json", Manifests.MyTool());
        machine.Read("tools", "add", machine["mytool.json"]);

        var output = machine.Read("disable", "--all");

        Assert.AreEqual("No tool is counted or sent any more; all that was kept is deleted.\n", output);
        var shipped = Directory.GetFiles(RepositoryRoot.Combine("spec", "tools"), "*.json").Select(file => Path.GetFileNameWithoutExtension(file));
        Assert.AreEqual(string.Join(' ', shipped.Append("mytool").Order(StringComparer.Ordinal)), string.Join(' ', machine.State.AnsweredTools()));
        Assert.IsFalse(Directory.Exists(machine.State.Of(Git)));
    }

    [TestMethod]
    public void Disable_works_also_where_the_environment_forbids_everything()
    {
        using var machine = Counted();
        machine.Environment["DO_NOT_TRACK"] = "1";

        machine.Read("disable", "git");

        Assert.IsFalse(Directory.Exists(machine.State.Of(Git)));
    }

    [TestMethod]
    public void Purge_deletes_what_was_kept_and_leaves_the_answer()
    {
        using var machine = Counted();

        var output = machine.Read("purge", "git");

        Assert.AreEqual("All that was kept of git is deleted: counters, waiting reports, the log.\n", output);
        Assert.AreEqual("git: nothing yet.\n", machine.Read("show"));
        Assert.AreEqual(ConsentAnswer.Yes, new ConsentStore(machine.State).Read(Git).Record?.Answer);
    }

    [TestMethod]
    public void A_tool_is_counted_on_after_a_purge()
    {
        using var machine = Counted();
        machine.Read("purge", "git");

        machine.Use("git log");

        StringAssert.Contains(machine.Read("show"), "log: success");
    }

    [TestMethod]
    public void Purge_of_a_tool_that_was_never_counted_says_so()
    {
        using var machine = new Workstation();

        Assert.AreEqual("Nothing is kept of git.\n", machine.Read("purge", "git"));
    }

    private static Workstation Counted()
    {
        var machine = new Workstation();
        machine.Read("enable", "git");
        machine.WorkWithGit();
        machine.Read("status");
        return machine;
    }
}
