using System.Text.Json.Nodes;
using Footfall.Testing;

namespace Footfall.Cli.Tests.Commands;

[TestClass]
public sealed class VocabularyCheckTests
{
    private const string Lines = """
        {"argv": ["build", "--fast"], "path": "build"}
        {"argv": ["build", "--slow", "--fast"], "path": "mytool-build"}
        {"argv": [], "path": ""}

        {"argv": ["my alias"], "path": null}
        {"argv": ["deploy", "--fast"], "path": "deploy"}
        {"argv": [], "path": "build"}
        """;

    [TestMethod]
    [DataRow("", "vocabulary-check-corpus.txt")]
    [DataRow("--json", "vocabulary-check-corpus.json")]
    public void A_corpus_is_measured_in_total_and_line_by_line(string option, string file)
    {
        using var machine = new Workstation();
        machine.Write("mytool.json", Manifests.MyTool());
        machine.Write("lines.jsonl", Lines);

        var output = machine.Read(["vocabulary", "check", machine["mytool.json"], "--corpus", machine["lines.jsonl"], .. option.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Golden.Holds(file, output);
    }

    [TestMethod]
    [DataRow("66", ExitCode.Success)]
    [DataRow("67", ExitCode.CheckFailed)]
    public void Too_few_recognised_lines_fail_where_the_author_says_so(string percent, int exitCode)
    {
        using var machine = new Workstation();
        machine.Write("mytool.json", Manifests.MyTool());
        machine.Write("lines.jsonl", Lines);

        var said = machine.Run("vocabulary", "check", machine["mytool.json"], "--corpus", machine["lines.jsonl"], "--fail-under", percent);

        Assert.AreEqual(exitCode, said.ExitCode, $"{said}");
    }

    [TestMethod]
    public void A_tool_is_named_by_its_name_too_and_nothing_is_written()
    {
        using var machine = new Workstation();
        machine.Write("lines.jsonl", """{"argv": ["commit", "-am", "text"], "path": "git-commit"}""");

        var output = machine.Read("vocabulary", "check", "git", "--corpus", machine["lines.jsonl"]);

        StringAssert.Contains(output, "recognised       1  100.0 % of 1");
        Assert.IsFalse(Directory.Exists(machine.State.Root));
    }

    [TestMethod]
    public void A_variable_of_a_line_gives_an_option_whose_source_is_the_environment()
    {
        using var machine = new Workstation();
        machine.Write("mytool.json", Manifests.MyTool(environment: "FAST"));
        machine.Write("lines.jsonl", """{"argv": ["build"], "path": "build", "environment": {"FAST": "1"}}""");

        var output = machine.Read("vocabulary", "check", machine["mytool.json"], "--corpus", machine["lines.jsonl"], "--json");

        Assert.AreEqual("""[{"code":1,"name":"--fast","source":"environment"}]""", JsonNode.Parse(output)!["results"]![0]!["options"]!.ToJsonString());
    }

    [TestMethod]
    [DataRow("{", "line 1: is not JSON")]
    [DataRow("[]", "line 1: is no JSON object")]
    [DataRow("{\"path\": \"x\"}", "line 1: has no \"argv\"")]
    [DataRow("{\"argv\": [1]}", "line 1: has no \"argv\"")]
    [DataRow("{\"argv\": [], \"path\": 1}", "line 1: has a \"path\"")]
    [DataRow("\n{\"argv\": [], \"environment\": [1]}", "line 2: has an \"environment\"")]
    [DataRow("{\"argv\": [\"\\ud800\"]}", "line 1: is not JSON")]
    [DataRow("", "holds no command lines")]
    public void What_is_wrong_with_a_corpus_is_said_with_its_line(string lines, string message)
    {
        using var machine = new Workstation();
        machine.Write("lines.jsonl", lines);

        var said = machine.Run("vocabulary", "check", "git", "--corpus", machine["lines.jsonl"]);

        Assert.AreEqual(ExitCode.BadManifest, said.ExitCode);
        StringAssert.Contains(said.Error, message);
    }

    [TestMethod]
    [DataRow("check git", ExitCode.Usage, "give either")]
    [DataRow("check git other.json --corpus x", ExitCode.Usage, "give either")]
    [DataRow("check git git --fail-under 3", ExitCode.Usage, "--fail-under goes with --corpus")]
    [DataRow("check git --corpus x --fail-under 101", ExitCode.Usage, "0 to 100")]
    [DataRow("check git --corpus nowhere.jsonl", ExitCode.BadManifest, "cannot be read")]
    [DataRow("check nowhere.json git", ExitCode.BadManifest, "cannot be read")]
    [DataRow("check frobnicate git", ExitCode.UnknownTool, "no manifest of 'frobnicate'")]
    public void Mistakes_are_told_apart(string arguments, int exitCode, string message)
    {
        using var machine = new Workstation();

        var said = machine.Run(["vocabulary", .. arguments.Split(' ')]);

        Assert.AreEqual(exitCode, said.ExitCode, $"{said}");
        StringAssert.Contains(said.Error, message);
        Assert.AreEqual("", said.Output);
    }

    [TestMethod]
    [DataRow("", "vocabulary-check-good.txt", "next.json", ExitCode.Success)]
    [DataRow("--json", "vocabulary-check-good.json", "next.json", ExitCode.Success)]
    [DataRow("", "vocabulary-check-broken.txt", "broken.json", ExitCode.CheckFailed)]
    [DataRow("--json", "vocabulary-check-broken.json", "broken.json", ExitCode.CheckFailed)]
    public void A_new_revision_is_compared_with_the_published_one(string option, string file, string next, int exitCode)
    {
        using var machine = new Workstation();
        var old = JsonNode.Parse(Manifests.MyTool())!;
        machine.Write("mytool.json", old.ToJsonString());
        var good = old.DeepClone();
        good["revision"] = 2;
        good["publisher"]!["policy"] = "https://example.org/policy";
        good["collects"]!.AsArray().Add("value");
        good["commands"]!.AsArray().Add(JsonNode.Parse("""{ "code": 3, "path": "test", "options": [{ "code": 2, "names": ["--all"] }] }"""));
        machine.Write("next.json", good.ToJsonString());
        var broken = old.DeepClone();
        broken["commands"]![1] = JsonNode.Parse("""{ "code": 2, "path": "deploy" }""");
        machine.Write("broken.json", broken.ToJsonString());

        var said = machine.Run(["vocabulary", "check", machine["mytool.json"], machine[next], .. option.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.AreEqual(exitCode, said.ExitCode, $"{said}");
        Golden.Holds(file, said.Output);
    }

    [TestMethod]
    public void Ten_thousand_lines_are_read()
    {
        using var machine = new Workstation();
        var corpus = File.ReadAllText(RepositoryRoot.Combine("tests", "Footfall.Tests", "Encoding", "Corpora", "git.jsonl"));
        var times = (10_000 / corpus.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length) + 1;
        machine.Write("lines.jsonl", string.Concat(Enumerable.Repeat(corpus, times)));

        var output = machine.Read("vocabulary", "check", "git", "--corpus", machine["lines.jsonl"], "--json");

        Assert.IsGreaterThanOrEqualTo(10_000, JsonNode.Parse(output)!["lines"]!.GetValue<int>());
    }
}
