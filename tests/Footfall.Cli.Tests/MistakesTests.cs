namespace Footfall.Cli.Tests;

/// <summary>Whatever is typed wrong or lies wrong: one clear message on standard error, nothing on standard output, the documented code.</summary>
[TestClass]
public sealed class MistakesTests
{
    public static IEnumerable<object[]> Typed() =>
        new (int Code, string Arguments)[]
        {
            (ExitCode.Usage, "stauts"),
            (ExitCode.Usage, "--frobnicate"),
            (ExitCode.Usage, "run"),
            (ExitCode.Usage, "enable"),
            (ExitCode.Usage, "enable Git"),
            (ExitCode.Usage, "enable git dfx"),
            (ExitCode.Usage, "enable --frobnicate"),
            (ExitCode.Usage, "enable git --frobnicate"),
            (ExitCode.UnknownTool, "enable nope"),
            (ExitCode.BadManifest, "enable damaged"),
            (ExitCode.Usage, "enable git --endpoint"),
            (ExitCode.Usage, "enable git --endpoint garbage"),
            (ExitCode.Usage, "enable git --endpoint http://counts.example.org/"),
            (ExitCode.Usage, "enable git --endpoint https://ann:secret@counts.example.org/"),
            (ExitCode.Usage, "enable git --endpoint https://counts.example.org/?tool=git"),
            (ExitCode.Usage, "enable git --endpoint ftp://counts.example.org/"),
            (ExitCode.Usage, "enable git --local --endpoint https://counts.example.org/"),
            (ExitCode.Usage, "disable"),
            (ExitCode.Usage, "disable Git"),
            (ExitCode.Usage, "disable git dfx"),
            (ExitCode.Usage, "disable git --all"),
            (ExitCode.Usage, "disable git --frobnicate"),
            (ExitCode.UnknownTool, "disable nope"),
            (ExitCode.Usage, "status Git"),
            (ExitCode.Usage, "status git dfx"),
            (ExitCode.Usage, "status --frobnicate"),
            (ExitCode.UnknownTool, "status nope"),
            (ExitCode.UnknownTool, "status nope --json"),
            (ExitCode.Usage, "show Git"),
            (ExitCode.Usage, "show git dfx"),
            (ExitCode.Usage, "show --frobnicate"),
            (ExitCode.UnknownTool, "show nope"),
            (ExitCode.Usage, "show --window"),
            (ExitCode.Usage, "show --window garbage"),
            (ExitCode.Usage, "show --window 2026-W54"),
            (ExitCode.Usage, "show --window 2026-02-30"),
            (ExitCode.Usage, "show --window 202647"),
            (ExitCode.Usage, "preview Git"),
            (ExitCode.Usage, "preview git dfx"),
            (ExitCode.Usage, "preview --frobnicate"),
            (ExitCode.UnknownTool, "preview nope"),
            (ExitCode.Usage, "log Git"),
            (ExitCode.Usage, "log git dfx"),
            (ExitCode.Usage, "log --frobnicate"),
            (ExitCode.UnknownTool, "log nope"),
            (ExitCode.Usage, "purge"),
            (ExitCode.Usage, "purge ../git"),
            (ExitCode.Usage, "purge git dfx"),
            (ExitCode.Usage, "purge git --frobnicate"),
            (ExitCode.UnknownTool, "purge nope"),
            (ExitCode.Usage, "tools frobnicate"),
            (ExitCode.Usage, "tools list git"),
            (ExitCode.Usage, "tools add"),
            (ExitCode.Usage, "tools add a.json b.json"),
            (ExitCode.BadManifest, "tools add {home}/none.json"),
            (ExitCode.BadManifest, "tools add {home}/bin"),
            (ExitCode.BadManifest, "tools add {home}/text.json"),
            (ExitCode.BadManifest, "tools add {home}/half.json"),
            (ExitCode.Usage, "tools remove"),
            (ExitCode.Usage, "tools remove Git"),
            (ExitCode.UnknownTool, "tools remove git"),
            (ExitCode.UnknownTool, "tools remove nope"),
            (ExitCode.Usage, "flush git"),
            (ExitCode.Usage, "flush --frobnicate"),
        }.Select(row => new object[] { row.Code, row.Arguments });

    [TestMethod]
    [DynamicData(nameof(Typed))]
    public void What_is_typed_wrong_gets_one_message_and_its_code(int code, string arguments)
    {
        using var machine = Prepared();

        var said = Run(machine, arguments);

        Assert.AreEqual(code, said.ExitCode, $"{said}");
        AssertOneMessage(said);
    }

    [TestMethod]
    public void The_messages_are_as_the_golden_file_says()
    {
        var text = new StringWriter { NewLine = "\n" };
        foreach (var row in Typed())
        {
            using var machine = Prepared();
            var said = Run(machine, (string)row[1]);
            text.Write($"$ telemetry {((string)row[1]).Replace("{home}", "/home/ann", StringComparison.Ordinal)}\n{said.Error}exit {said.ExitCode}\n\n");
        }

        Golden.Holds("mistakes.txt", text.ToString());
    }

    [TestMethod]
    [DataRow("enable git")]
    [DataRow("disable git")]
    [DataRow("disable --all")]
    [DataRow("status")]
    [DataRow("status git --json")]
    [DataRow("show")]
    [DataRow("preview")]
    [DataRow("log")]
    [DataRow("purge git")]
    [DataRow("tools add {home}/mytool.json")]
    [DataRow("tools remove git")]
    [DataRow("flush")]
    public void Without_a_home_and_with_a_file_in_its_place_there_is_one_message(string arguments)
    {
        using var machine = Prepared();
        machine.Write("mytool.json", Manifests.MyTool());
        machine.Write("file", "");
        machine.Environment[StateDirectory.Variable] = machine["file"];

        var inPlace = Run(machine, arguments);
        machine.Environment.Clear();
        var homeless = Run(machine, arguments);

        Assert.AreEqual((ExitCode.State, ExitCode.State), (inPlace.ExitCode, homeless.ExitCode), $"{inPlace}\n{homeless}");
        AssertOneMessage(inPlace);
        AssertOneMessage(homeless);
        StringAssert.Contains(inPlace.Error, "is a file where the directory");
        StringAssert.Contains(homeless.Error, "set FOOTFALL_HOME");
    }

    [TestMethod]
    public void Tools_are_listed_also_without_a_home()
    {
        using var machine = new Workstation();
        machine.Environment.Clear();

        StringAssert.Contains(machine.Read("tools"), "git");
    }

    [TestMethod]
    [DataRow("consent")]
    [DataRow("state")]
    public void A_file_in_the_place_of_a_directory_keeps_an_answer_from_being_written(string name)
    {
        using var machine = new Workstation();
        machine.Write($".local/state/footfall/{name}", "");

        var said = machine.Run("enable", "git");

        Assert.AreEqual(ExitCode.State, said.ExitCode, $"{said}");
        AssertOneMessage(said);
        Assert.AreNotEqual("send", $"{machine.Run("status", "git")}".Contains("counted and sent", StringComparison.Ordinal) ? "send" : "");
    }

    [TestMethod]
    public void A_manifest_that_cannot_be_read_is_told_by_enable_and_disable_goes_through()
    {
        using var machine = Prepared();

        var enable = machine.Run("enable", "damaged");
        var disable = machine.Run("disable", "damaged");

        Assert.AreEqual(ExitCode.BadManifest, enable.ExitCode);
        Assert.AreEqual(ExitCode.Success, disable.ExitCode, $"{disable}");
    }

    [TestMethod]
    public void Background_work_that_runs_makes_flush_busy()
    {
        using var machine = new Workstation();
        machine.Read("enable", "git");
        using var held = FlushLock.TryTake(machine.State, NodaTime.Duration.Zero);

        var said = machine.Run("flush");

        Assert.AreEqual((ExitCode.Busy, "Background work is already running.\n"), (said.ExitCode, said.Output));
    }

    /// <summary>A machine where one manifest is damaged and some files lie about that are none.</summary>
    private static Workstation Prepared()
    {
        var machine = new Workstation();
        machine.Write(".local/state/footfall/tools/damaged.json", "{");
        machine.Write("text.json", "This is no JSON.");
        machine.Write("half.json", """{ "tool": "Half", "revision": 0, "commands": [{ "code": 1, "path": "" }, { "code": 1, "path": "go" }], "colour": "red" }""");
        return machine;
    }

    private static Said Run(Workstation machine, string arguments) =>
        machine.Run([.. arguments.Split(' ').Select(argument => argument.Replace("{home}", machine[""].TrimEnd('/'), StringComparison.Ordinal))]);

    private static void AssertOneMessage(Said said)
    {
        var lines = said.Error.TrimEnd('\n').Split('\n');
        Assert.AreEqual("", said.Output);
        Assert.StartsWith("telemetry: ", lines[0]);
        Assert.IsTrue(lines[1..].All(line => line.StartsWith("Try: telemetry ", StringComparison.Ordinal) || line.StartsWith("  ", StringComparison.Ordinal)), said.Error);
        Assert.DoesNotContain("   at ", said.Error);
        Assert.DoesNotContain("Exception", said.Error);
    }
}
