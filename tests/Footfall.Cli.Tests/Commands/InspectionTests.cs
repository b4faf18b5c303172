namespace Footfall.Cli.Tests.Commands;

/// <summary>What the inspecting commands say in all the states that a machine can be in: whole outputs, in words and as JSON.</summary>
[TestClass]
public sealed class InspectionTests
{
    private static readonly string[] Verbs = ["status", "show", "preview", "log"];

    [TestMethod]
    [DataRow("nothing", "status")]
    [DataRow("nothing", "status --json")]
    [DataRow("nothing", "status git")]
    [DataRow("nothing", "status git --json")]
    [DataRow("nothing", "show")]
    [DataRow("nothing", "show --json")]
    [DataRow("nothing", "show git")]
    [DataRow("nothing", "preview")]
    [DataRow("nothing", "preview --json")]
    [DataRow("nothing", "preview git")]
    [DataRow("nothing", "log")]
    [DataRow("nothing", "log --json")]
    [DataRow("nothing", "log git")]
    [DataRow("refused-once", "status")]
    [DataRow("refused-once", "status --json")]
    [DataRow("refused-once", "show")]
    [DataRow("local", "status")]
    [DataRow("local", "status --json")]
    [DataRow("local", "show")]
    [DataRow("local", "preview")]
    [DataRow("first-day", "status")]
    [DataRow("first-day", "status --json")]
    [DataRow("first-day", "show")]
    [DataRow("first-day", "show --json")]
    [DataRow("first-day", "preview")]
    [DataRow("first-day", "preview --json")]
    [DataRow("first-day", "log")]
    [DataRow("busy-week", "status")]
    [DataRow("busy-week", "show")]
    [DataRow("busy-week", "show git --window 2026-W46")]
    [DataRow("busy-week", "preview")]
    [DataRow("closed", "status")]
    [DataRow("closed", "show")]
    [DataRow("closed", "preview")]
    [DataRow("closed", "preview --json")]
    [DataRow("sent", "status")]
    [DataRow("sent", "status --json")]
    [DataRow("sent", "preview")]
    [DataRow("sent", "log")]
    [DataRow("sent", "log --json")]
    [DataRow("refused", "status")]
    [DataRow("refused", "status --json")]
    [DataRow("refused", "log")]
    [DataRow("refused", "log --json")]
    [DataRow("later", "preview")]
    [DataRow("dropped", "status")]
    [DataRow("dropped", "status --json")]
    [DataRow("forbidden", "status")]
    [DataRow("forbidden", "status --json")]
    [DataRow("forbidden", "show")]
    [DataRow("forbidden", "preview")]
    [DataRow("local-here", "status")]
    [DataRow("local-here", "preview")]
    [DataRow("policy", "status")]
    [DataRow("policy-local", "status")]
    [DataRow("policy-local", "status --json")]
    [DataRow("build-machine", "status")]
    [DataRow("damaged-answer", "status")]
    [DataRow("damaged-cache", "status")]
    [DataRow("damaged-cache", "status --json")]
    [DataRow("newer-cache", "status")]
    [DataRow("newer-cache", "status --json")]
    [DataRow("newer-cache", "show")]
    [DataRow("newer-cache", "preview")]
    [DataRow("newer-cache", "log")]
    [DataRow("damaged-journal", "status")]
    [DataRow("damaged-manifest", "status")]
    [DataRow("damaged-manifest", "status --json")]
    [DataRow("damaged-manifest", "show")]
    [DataRow("damaged-manifest", "preview")]
    [DataRow("damaged-manifest", "log")]
    [DataRow("removed-manifest", "status")]
    [DataRow("removed-manifest", "preview --json")]
    [DataRow("other-terms", "status")]
    [DataRow("other-terms", "preview")]
    [DataRow("more-classes", "status")]
    [DataRow("more-classes", "status --json")]
    [DataRow("environment", "show")]
    [DataRow("environment", "show --json")]
    [DataRow("environment", "preview")]
    [DataRow("environment-closed", "preview")]
    [DataRow("environment-sent", "log")]
    [DataRow("environment-offered", "status")]
    [DataRow("environment-offered", "status --json")]
    [DataRow("two-tools", "status")]
    [DataRow("many-tools", "status")]
    [DataRow("many-tools", "show")]
    public void Says_what_the_golden_file_says(string state, string command)
    {
        using var machine = new Workstation();
        States.Bring(machine, state);

        var output = machine.Read(command.Split(' '));

        Golden.Holds(FileOf(state, command), output);
    }

    [TestMethod]
    [DataRow("first-day", "status")]
    [DataRow("busy-week", "show")]
    [DataRow("busy-week", "preview")]
    [DataRow("sent", "log")]
    [DataRow("many-tools", "status")]
    public void A_narrow_terminal_gets_narrow_lines(string state, string command)
    {
        using var machine = new Workstation { Columns = 40 };
        States.Bring(machine, state);

        var output = machine.Read(command.Split(' '));

        Golden.Holds(FileOf($"narrow-{state}", command), output);
    }

    [TestMethod]
    [DataRow("busy-week", "show")]
    [DataRow("damaged-cache", "status")]
    public void A_terminal_that_takes_colours_gets_them(string state, string command)
    {
        using var machine = new Workstation { Colours = true };
        States.Bring(machine, state);

        var output = machine.Read(command.Split(' '));

        Golden.Holds(FileOf($"colour-{state}", command), output);
        StringAssert.Contains(output, "\u001b[");
    }

    [TestMethod]
    [DataRow("damaged-answer", "status")]
    [DataRow("many-tools", "status")]
    public void Another_program_gets_lines_that_nobody_wrapped(string state, string command)
    {
        using var machine = new Workstation { Columns = Machine.Unwrapped };
        States.Bring(machine, state);

        var output = machine.Read(command.Split(' '));

        Golden.Holds(FileOf($"piped-{state}", command), output);
        Assert.DoesNotContain("\u001b", output);
    }

    [TestMethod]
    [DataRow("first-day")]
    [DataRow("closed")]
    [DataRow("sent")]
    public void Looking_twice_shows_the_same(string state)
    {
        using var machine = new Workstation();
        States.Bring(machine, state);

        var first = string.Concat(Verbs.Select(verb => machine.Read(verb, "--json")));
        var second = string.Concat(Verbs.Select(verb => machine.Read(verb, "--json")));

        Assert.AreEqual(first, second);
    }

    [TestMethod]
    public void Background_work_that_runs_is_told()
    {
        using var machine = new Workstation { Columns = Machine.Unwrapped };
        States.Bring(machine, "first-day");
        using var held = FlushLock.TryTake(machine.State, NodaTime.Duration.Zero);

        var output = machine.Read("status");

        StringAssert.Contains(output, "background work is running");
    }

    private static string FileOf(string state, string command) => command.EndsWith(" --json", StringComparison.Ordinal)
        ? $"{state}-{command[..^7].Replace(" --", "-", StringComparison.Ordinal).Replace(' ', '-')}.json"
        : $"{state}-{command.Replace(" --", "-", StringComparison.Ordinal).Replace(' ', '-')}.txt";
}
