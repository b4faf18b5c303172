using System.CommandLine;

namespace Footfall.Cli.Tests;

[TestClass]
public sealed class HelpTests
{
    private static readonly string[] All =
        ["", "wrap", "unwrap", "shellenv", "run", "enable", "disable", "status", "show", "preview", "log", "purge", "tools", "tools list", "tools add", "tools remove", "doctor", "flush"];

    public static IEnumerable<object[]> Verbs() => All.Select(verb => new object[] { verb });

    [TestMethod]
    [DynamicData(nameof(Verbs))]
    public void Help_is_as_the_golden_file_says(string verb)
    {
        using var machine = new Workstation();

        var help = machine.Read([.. Words(verb), "--help"]);

        Golden.Holds($"help{(verb.Length > 0 ? $"-{verb.Replace(' ', '-')}" : "")}.txt", help);
        Assert.IsLessThanOrEqualTo(80, help.Split('\n').Max(line => line.Length));
    }

    [TestMethod]
    public void Every_verb_is_among_those_that_are_tested()
    {
        var root = Root(out _);

        var verbs = root.Subcommands.SelectMany(verb => verb.Subcommands.Select(inner => $"{verb.Name} {inner.Name}").Prepend(verb.Name)).Append("");

        CollectionAssert.AreEquivalent(All, verbs.ToArray());
    }

    [TestMethod]
    [DynamicData(nameof(Verbs))]
    public void Every_verb_has_examples_that_can_be_typed(string verb)
    {
        var root = Root(out _);

        var examples = Examples.Of(verb.Length > 0 ? verb + " " : "");

        Assert.IsNotEmpty(examples);
        foreach (var example in examples)
        {
            Assert.AreEqual("telemetry", example.Split(' ')[0]);
            Assert.IsEmpty(root.Parse(example.Split(' ')[1..]).Errors, example);
        }
    }

    [TestMethod]
    public void Without_arguments_the_help_is_shown()
    {
        using var machine = new Workstation();

        Assert.AreEqual(machine.Read("--help"), machine.Read());
    }

    [TestMethod]
    public void Help_wraps_where_the_terminal_is_narrow()
    {
        using var machine = new Workstation { Columns = 40 };

        var help = machine.Read("enable", "--help");

        Golden.Holds("help-enable-narrow.txt", help);
    }

    private static RootCommand Root(out Machine machine)
    {
        machine = new Machine { Environment = new Variables(), Clock = NodaTime.SystemClock.Instance, Random = new SeededRandom(1), Out = TextWriter.Null, Error = TextWriter.Null };
        return CommandLineRoot.Create(machine);
    }

    private static string[] Words(string verb) => verb.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
