namespace Footfall.Cli.Tests.Commands;

[TestClass]
public sealed class FlushCommandTests
{
    [TestMethod]
    public void Flush_with_no_tool_counted_has_nothing_to_do()
    {
        using var machine = new Workstation();

        Golden.Holds("nothing-flush.txt", machine.Read("flush"));
        Golden.Holds("nothing-flush.json", machine.Read("flush", "--json"));
    }

    [TestMethod]
    public void Flush_says_how_many_reports_left()
    {
        using var machine = new Workstation();
        machine.Read("enable", "git");
        machine.Use("git status");
        machine.Read("flush");
        machine.ComesThe(22);

        var output = machine.Read("flush");

        Golden.Holds("sent-flush.txt", output);
        Assert.HasCount(1, machine.Collector.Requests);
    }

    [TestMethod]
    public void Flush_says_as_json_how_many_reports_left()
    {
        using var machine = new Workstation();
        machine.Read("enable", "git");
        machine.Use("git status");
        machine.Read("flush");
        machine.ComesThe(22);

        Golden.Holds("sent-flush.json", machine.Read("flush", "--json"));
    }

    [TestMethod]
    public void What_leaves_is_byte_for_byte_what_the_preview_showed_and_the_log_keeps()
    {
        using var machine = new Workstation();
        machine.Read("enable", "git");
        machine.WorkWithGit();
        machine.ComesThe(23);
        var shown = Requests(machine.Read("preview", "--json"), "waiting");

        for (var day = 24; day <= 30; day++)
        {
            machine.ComesThe(day);
            machine.Read("flush");
        }

        var left = machine.Collector.Requests.Select(request => System.Text.Encoding.ASCII.GetString(request.Bytes())).ToList();
        Assert.IsNotEmpty(left);
        CollectionAssert.IsSubsetOf(left, shown);
        CollectionAssert.AreEquivalent(left, Requests(machine.Read("log", "--json"), "sent"));
    }

    private static List<string> Requests(string json, string list) =>
        [.. System.Text.Json.Nodes.JsonNode.Parse(json)!["tools"]![0]![list]!.AsArray().Select(report => (string)report!["request"]!)];
}
