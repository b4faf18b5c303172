using Footfall.Testing;

namespace Footfall.EndToEnd.Tests;

/// <summary>The code of <c>telemetry shellenv</c>, run by the shells themselves.</summary>
[TestClass]
public sealed class ShellTests
{
    private const string Awkward = "it's  a \"home\" $(no) `no` \\ * [a] é; #";

    private static IEnumerable<object[]> Shells => [["bash", "bash"], ["zsh", "zsh"], ["fish", "fish"], ["dash", "sh"], ["bash", "sh"], ["zsh", "sh"]];

    [TestMethod]
    [DynamicData(nameof(Shells))]
    public void The_shims_stand_first_and_once_and_all_else_stays(string shell, string name)
    {
        using var person = At(Awkward);
        var shims = person.Environment["FOOTFALL_HOME"] + "/shims";
        person.Environment["PATH"] = $"/bin:{shims}:/opt/a b:{shims}:/usr/bin:/opt/*";

        var result = Run(person, shell, name, 3, shell == "fish" ? "string join : $PATH" : "echo \"$PATH\"");

        Assert.AreEqual(($"{shims}:/bin:/opt/a b:/usr/bin:/opt/*\n", ""), (result.Output, result.Error));
    }

    [TestMethod]
    [DataRow("bash", "bash", "", "")]
    [DataRow("dash", "sh", "", "")]
    [DataRow("zsh", "zsh", "", "")]
    [DataRow("bash", "bash", "/bin:", ":/bin:")]
    [DataRow("dash", "sh", ":/bin", "::/bin")]
    [DataRow("zsh", "zsh", "/bin::/usr/bin", ":/bin::/usr/bin")]
    public void Empty_entries_which_are_the_current_directory_stay(string shell, string name, string before, string after)
    {
        using var person = At("home");
        var shims = person.Environment["FOOTFALL_HOME"] + "/shims";
        var script = $"PATH='{before}'; {Code(person, name)} echo \"$PATH\"";

        Assert.AreEqual($"{shims}{after}\n", person.Command(shell, "-c", script).Run().Output);
    }

    [TestMethod]
    [DynamicData(nameof(Shells))]
    public void A_tool_that_the_shell_remembers_is_found_anew(string shell, string name)
    {
        using var person = At(Awkward);
        Assert.AreEqual(0, person.Telemetry("wrap", "git").ExitCode);

        // The command is typed by name each time; the mark tells whether the shim was met.
        var script = $"git --version >/dev/null; {Code(person, name)}\ngit -c 'alias.mark=!env' mark | grep FOOTFALL_NESTED";
        var result = person.Command(shell, "-c", script).Run();

        Assert.AreEqual(("FOOTFALL_NESTED=1\n", ""), (result.Output, result.Error));
    }

    [TestMethod]
    [DynamicData(nameof(Shells))]
    public void Only_an_interactive_shell_takes_the_mark_away(string shell, string name)
    {
        using var person = At("home");
        person.Environment[NestedMark.Variable] = "1";
        const string Ask = "env | grep -c FOOTFALL_NESTED";

        var script = Run(person, shell, name, 1, Ask);
        using var terminal = Pty.Start(shell, Interactive(shell), person.Environment, person.Repository);
        terminal.Type($"{Source(shell, name)}; echo left $({Ask}) of them\n".Replace("$(", shell == "fish" ? "(" : "$(", StringComparison.Ordinal));
        terminal.WaitFor("left 0 of them");

        Assert.AreEqual("1\n", script.Output);
    }

    [TestMethod]
    [DataRow("bash", "set -eu; ")]
    [DataRow("dash", "set -eu; ")]
    [DataRow("zsh", "setopt err_exit no_unset sh_word_split; ")]
    [DataRow("bash", "set +h; set -e; ")]
    public void Strict_shells_run_it_too(string shell, string settings)
    {
        using var person = At(Awkward);
        var script = $"{settings}unset PATH; eval \"$({BuiltExecutables.Telemetry} shellenv sh)\"; echo \"$PATH\"";

        var result = person.Command(shell, "-c", script).Run();

        Assert.AreEqual((person.Environment["FOOTFALL_HOME"] + "/shims\n", ""), (result.Output, result.Error));
    }

    private static Person At(string home)
    {
        var person = new Person();
        person.Environment["FOOTFALL_HOME"] = Path.Combine(person.Home, home);
        person.Environment["SHELL"] = "/bin/bash";
        return person;
    }

    /// <summary>Runs the code some times as a start-up file would, and then a command.</summary>
    private static CommandResult Run(Person person, string shell, string name, int times, string then) =>
        person.Command(shell, "-c", string.Concat(Enumerable.Repeat(Source(shell, name) + "\n", times)) + then).Run();

    private static string Source(string shell, string name) => shell == "fish"
        ? $"{BuiltExecutables.Telemetry} shellenv fish | source"
        : $"eval \"$({BuiltExecutables.Telemetry} shellenv {name})\"";

    private static string Code(Person person, string name) => person.Telemetry("shellenv", name).Output;

    // Without the start-up files of the machine.
    private static string[] Interactive(string shell) => shell switch
    {
        "bash" => ["--norc", "-i"],
        "zsh" => ["-f", "-i"],
        "fish" => ["--no-config", "-i"],
        _ => ["-i"],
    };
}
