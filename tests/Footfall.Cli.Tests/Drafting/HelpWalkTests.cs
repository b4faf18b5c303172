using Footfall.Cli.Drafting;
using Footfall.Protocol;

namespace Footfall.Cli.Tests.Drafting;

[TestClass]
public sealed class HelpWalkTests
{
    private const string Root = """
        Usage: garden [OPTIONS] COMMAND

        Options:
          --plan FILE   where the plan is
          --version     which garden

        Commands:
          bed     a bed
          help    this
          tool    a tool
        """;

    private const string Bed = """
        Usage: garden bed COMMAND

        Commands:
          dig    turn the soil
        """;

    private const string Leaf = """
        Usage: garden bed dig [OPTIONS] PLACE

        Options:
          --deep   very
        """;

    [TestMethod]
    public void Pages_are_asked_for_breadth_first_and_help_itself_never()
    {
        var garden = Garden();

        var drafted = Walk(garden)!;

        Assert.AreEqual("--help, bed --help, tool --help, bed dig --help, --version", string.Join(", ", garden.Calls));
        Assert.AreEqual(", bed, help, tool, bed dig", string.Join(", ", drafted.Commands.Select(command => command.PathText)));
        Assert.AreEqual("garden ", drafted.Version);
    }

    [TestMethod]
    public void What_does_not_answer_to_one_form_is_asked_in_the_next()
    {
        var garden = Garden();
        garden.Remove("tool --help");
        garden["help tool"] = Leaf;

        var drafted = Walk(garden)!;

        Assert.AreEqual("help tool", drafted.Commands.Single(command => command.PathText == "tool").Call);
    }

    [TestMethod]
    public void A_tool_that_shows_its_general_help_for_a_command_is_not_walked_in_circles()
    {
        var garden = Garden();
        garden["tool --help"] = Root;
        garden["tool -h"] = Root;
        garden["help tool"] = Root;

        var drafted = Walk(garden)!;

        Assert.AreEqual(PageState.NotUnderstood, drafted.Commands.Single(command => command.PathText == "tool").State);
        Assert.HasCount(5, drafted.Commands);
    }

    [TestMethod]
    public void Calls_that_hang_are_counted_and_their_command_is_kept_without_a_page()
    {
        var garden = Garden();
        garden["tool --help"] = PrintedHelp.Hangs;
        garden["tool -h"] = PrintedHelp.Hangs;
        garden["help tool"] = PrintedHelp.Hangs;

        var drafted = Walk(garden)!;

        Assert.AreEqual(3, drafted.TimedOut);
        Assert.AreEqual(PageState.TimedOut, drafted.Commands.Single(command => command.PathText == "tool").State);
    }

    [TestMethod]
    public void A_tool_whose_commands_go_on_for_ever_is_asked_no_deeper_and_no_oftener_than_the_limits_say()
    {
        var endless = new Endless();

        var drafted = new HelpWalk(ToolName.Parse("endless"), endless, new CallLimits { Depth = 3, Calls = 12 }).Run(CancellationToken.None)!;

        Assert.AreEqual(12, endless.Calls);
        Assert.AreEqual(3, drafted.Commands.Max(command => command.Path.Length));
        Assert.IsTrue(drafted.Commands.Any(command => command.State == PageState.NotAsked));
    }

    [TestMethod]
    public void A_tool_that_says_nothing_of_use_is_no_tool_to_draft()
    {
        Assert.IsNull(Walk(new PrintedHelp { ["--help"] = "Have a nice day." }));
    }

    [TestMethod]
    public void The_lists_that_git_prints_are_asked_for_and_its_manual_is_not_opened()
    {
        var git = new PrintedHelp { ["-h"] = "usage: git [--bare] <command> [<args>]\n", ["--list-cmds=main,nohelpers"] = "shelf\n", ["shelf -h"] = "usage: git shelf [<book>]\n\n    -q, --quiet   hush\n" };

        var drafted = new HelpWalk(ToolName.Parse("git"), git, new CallLimits()).Run(CancellationToken.None)!;

        CollectionAssert.DoesNotContain(git.Calls, "shelf --help");
        Assert.AreEqual(", shelf", string.Join(", ", drafted.Commands.Select(command => command.PathText)));
    }

    private static PrintedHelp Garden() => new()
    {
        ["--help"] = Root,
        ["bed --help"] = Bed,
        ["bed dig --help"] = Leaf,
        ["tool --help"] = Leaf,
        ["--version"] = "garden 1.2.3\n",
    };

    private static DraftedTool? Walk(PrintedHelp tool) => new HelpWalk(ToolName.Parse("garden"), tool, new CallLimits()).Run(CancellationToken.None);

    private sealed class Endless : IToolCalls
    {
        public int Calls { get; private set; }

        public CallAnswer Ask(IReadOnlyList<string> arguments, CancellationToken cancellation) =>
            new(CaptureEnd.Exited, System.Text.Encoding.UTF8.GetBytes($"Usage: endless\n\nCommands:\n  a{++Calls}   more\n  b{Calls}   more\n"), []);
    }
}
