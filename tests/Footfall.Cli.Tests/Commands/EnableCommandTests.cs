using Footfall.Protocol;

namespace Footfall.Cli.Tests.Commands;

[TestClass]
public sealed class EnableCommandTests
{
    private static readonly ToolName Git = ToolName.Parse("git");

    [TestMethod]
    public void Enable_counts_and_sends_and_says_where_to()
    {
        using var machine = new Workstation();

        var output = machine.Read("enable", "git");

        Golden.Holds("enable.txt", output);
        Assert.AreEqual(ConsentAnswer.Yes, AnswerOf(machine)?.Answer);
    }

    [TestMethod]
    public void Enable_local_counts_and_sends_nothing()
    {
        using var machine = new Workstation();

        var output = machine.Read("enable", "git", "--local");

        Golden.Holds("enable-local.txt", output);
        Assert.AreEqual((ConsentAnswer.Local, null), (AnswerOf(machine)!.Answer, AnswerOf(machine)!.Endpoint));
    }

    [TestMethod]
    [DataRow("https://counts.example.org/git")]
    [DataRow("http://127.0.0.1:9000/")]
    [DataRow("http://[::1]:9000/")]
    public void Enable_takes_an_address_of_ones_own(string address)
    {
        using var machine = new Workstation();

        var output = machine.Read("enable", "git", "--endpoint", address);

        StringAssert.Contains(output, address);
        Assert.AreEqual((Endpoint.Parse(address), true), (AnswerOf(machine)!.Endpoint, AnswerOf(machine)!.EndpointIsOwn));
    }

    [TestMethod]
    [DataRow("DO_NOT_TRACK", "1", "")]
    [DataRow("DO_NOT_TRACK", "1", "--local")]
    [DataRow("GITHUB_ACTIONS", "true", "")]
    [DataRow("FOOTFALL_TELEMETRY", "off", "")]
    [DataRow("FOOTFALL_TELEMETRY", "local", "")]
    [DataRow("FOOTFALL_POLICY", "/nonexistent/policy", "")]
    public void Enable_is_refused_where_the_surroundings_forbid_it_and_writes_nothing(string variable, string value, string option)
    {
        using var machine = new Workstation();
        machine.Environment[variable] = value;

        var said = machine.Run([.. new[] { "enable", "git", option }.Where(word => word.Length > 0)]);

        Assert.AreEqual((ExitCode.Forbidden, ""), (said.ExitCode, said.Output), $"{said}");
        Assert.StartsWith("telemetry: git stays as it is: ", said.Error);
        Assert.HasCount(2, said.Error.Split('\n'));
        Assert.IsEmpty(machine.Files());
    }

    [TestMethod]
    public void Enable_is_refused_by_the_tools_own_variable()
    {
        using var machine = new Workstation();
        machine.Environment["DFX_TELEMETRY"] = "off";

        var said = machine.Run("enable", "dfx");

        Assert.AreEqual((ExitCode.Forbidden, "telemetry: dfx stays as it is: DFX_TELEMETRY is set.\n"), (said.ExitCode, said.Error));
        Assert.IsEmpty(machine.Files());
    }

    [TestMethod]
    public void A_policy_that_says_local_allows_local_and_refuses_to_send()
    {
        using var machine = new Workstation();
        machine.Write("bin/policy", "local\n");
        machine.Environment[SystemPolicy.Variable] = machine["bin", "policy"];

        var send = machine.Run("enable", "git");
        var filesAfterSend = machine.Files();
        var local = machine.Run("enable", "git", "--local");

        Assert.AreEqual((ExitCode.Forbidden, ExitCode.Success), (send.ExitCode, local.ExitCode), $"{send}\n{local}");
        Assert.IsEmpty(filesAfterSend);
    }

    [TestMethod]
    public void What_was_counted_for_one_address_is_not_sent_to_another()
    {
        using var machine = new Workstation();
        machine.Read("enable", "git");
        machine.WorkWithGit();
        machine.Read("status");

        machine.Read("enable", "git", "--endpoint", "https://counts.example.org/");
        var preview = machine.Read("preview", "git");

        Assert.AreEqual("git: nothing waits to leave.\n", preview);
        StringAssert.Contains(machine.Read("show", "git"), "status: success");
    }

    [TestMethod]
    public void The_same_yes_again_takes_nothing_back()
    {
        using var machine = new Workstation();
        machine.Read("enable", "git");
        machine.WorkWithGit();
        var before = machine.Read("preview", "git");

        machine.Read("enable", "git");

        Assert.AreEqual(before, machine.Read("preview", "git"));
    }

    private static ConsentRecord? AnswerOf(Workstation machine) => new ConsentStore(machine.State).Read(Git).Record;
}
