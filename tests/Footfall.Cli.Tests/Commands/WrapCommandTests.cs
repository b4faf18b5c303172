using Footfall.Protocol;

namespace Footfall.Cli.Tests;

[TestClass]
public sealed class WrapCommandTests
{
    private static readonly ToolName Git = ToolName.Parse("git");

    [TestMethod]
    public void Wrap_makes_a_link_and_says_the_line_that_is_missing()
    {
        using var machine = new Workstation();

        var said = machine.Read("wrap", "git");

        Assert.AreEqual("""
            git is wrapped.
            To begin, put this line at the end of ~/.bashrc and open a new terminal: eval "$(telemetry shellenv bash)"

            """, said);
        Assert.AreEqual(machine["bin", "telemetry"], Shim(machine).LinkTarget);
        Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(machine.State.Shims));
    }

    [TestMethod]
    [DataRow("/usr/bin/zsh", "~/.zshrc", "eval \"$(telemetry shellenv zsh)\"")]
    [DataRow("/usr/bin/fish", "~/.config/fish/config.fish", "telemetry shellenv fish | source")]
    [DataRow("/bin/dash", "~/.profile", "eval \"$(telemetry shellenv sh)\"")]
    [DataRow("/usr/bin/pwsh", "$PROFILE", "telemetry shellenv pwsh | Out-String | Invoke-Expression")]
    public void The_line_is_that_of_the_persons_shell(string shell, string file, string line)
    {
        using var machine = new Workstation();
        machine.Environment["SHELL"] = shell;

        StringAssert.Contains(machine.Read("wrap", "git"), $"put this line at the end of {file} and open a new terminal: {line}\n");
    }

    [TestMethod]
    public void A_telemetry_that_no_shell_finds_is_named_by_its_path()
    {
        using var machine = new Workstation();
        machine.Write("elsewhere/git", "#!/bin/sh\n");
        File.SetUnixFileMode(machine["elsewhere", "git"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        machine.Environment["PATH"] = machine["elsewhere"];

        StringAssert.Contains(machine.Read("wrap", "git"), "eval \"$('/home/ann/bin/telemetry' shellenv bash)\"");
    }

    [TestMethod]
    public void Where_the_shims_come_first_only_an_open_shell_has_something_to_learn()
    {
        using var machine = new Workstation();
        machine.Environment["PATH"] = $"{machine.State.Shims}:{machine["bin"]}";

        Assert.AreEqual("git is wrapped.\nTo begin in a shell that is open: hash -r\n", machine.Read("wrap", "git"));
        machine.Environment["SHELL"] = "/usr/bin/fish";
        Assert.AreEqual("git is wrapped.\n", machine.Read("wrap", "git"));
    }

    [TestMethod]
    public void Shims_behind_the_real_tool_are_as_good_as_none()
    {
        using var machine = new Workstation();
        machine.Environment["PATH"] = $"{machine["bin"]}:{machine.State.Shims}";

        StringAssert.Contains(machine.Read("wrap", "git"), "put this line at the end of");
    }

    [TestMethod]
    public void Wrapping_again_changes_nothing_and_mends_what_went_astray()
    {
        using var machine = new Workstation();
        machine.Read("wrap", "git");
        var made = Shim(machine).LastWriteTimeUtc;

        machine.Read("wrap", "git", "git");
        Assert.AreEqual(made, Shim(machine).LastWriteTimeUtc);

        Shim(machine).Delete();
        File.CreateSymbolicLink(machine.State.Shims + "/git", "/nowhere/telemetry");
        machine.Read("wrap", "git");
        Assert.AreEqual(machine["bin", "telemetry"], Shim(machine).LinkTarget);
    }

    [TestMethod]
    public void Wrapping_again_leads_a_shim_by_the_path_that_lasts_where_it_led_here_by_another()
    {
        using var machine = new Workstation();
        machine.Read("wrap", "git");
        File.CreateSymbolicLink(machine["another"], machine["bin", "telemetry"]);
        Shim(machine).Delete();
        File.CreateSymbolicLink(machine.State.Shims + "/git", machine["another"]);

        machine.Read("wrap", "git");

        Assert.AreEqual(machine["bin", "telemetry"], Shim(machine).LinkTarget);
    }

    [TestMethod]
    public void All_tools_are_checked_before_any_is_wrapped()
    {
        using var machine = new Workstation();
        machine.Install("node", "#!/bin/sh\n");

        Assert.AreEqual(
            new Said(ExitCode.UnknownTool, "", "telemetry: there is no manifest of 'node', so nothing of it could be counted. To draft one: telemetry vocabulary draft node\n"),
            machine.Run("wrap", "git", "node"));
        Assert.AreEqual(new Said(ExitCode.UnknownTool, "", "telemetry: there is no 'dfx' on PATH to wrap.\n"), machine.Run("wrap", "git", "dfx"));
        machine.Write("bin/dfx", "");
        Assert.AreEqual(new Said(ExitCode.UnknownTool, "", "telemetry: the 'dfx' on PATH cannot be executed.\n"), machine.Run("wrap", "git", "dfx"));
        machine.Write(".local/state/footfall/tools/dfx.json", "{");
        Assert.AreEqual(ExitCode.BadManifest, machine.Run("wrap", "git", "dfx").ExitCode);
        Assert.AreEqual(ExitCode.Usage, machine.Run("wrap", "git", "Dfx").ExitCode);
        Assert.AreEqual(ExitCode.Usage, machine.Run("wrap").ExitCode);
        Assert.IsFalse(Directory.Exists(machine.State.Shims));
    }

    [TestMethod]
    public void A_shim_alone_is_not_a_tool_to_wrap()
    {
        using var machine = new Workstation();
        machine.Environment["PATH"] = $"{machine.State.Shims}:{machine["bin"]}";
        machine.Read("wrap", "git");

        File.Delete(machine["bin", "git"]);

        Assert.AreEqual("telemetry: there is no 'git' on PATH to wrap.\n", machine.Run("wrap", "git").Error);
    }

    [TestMethod]
    public void What_is_no_link_of_ours_is_left_alone()
    {
        using var machine = new Workstation();
        machine.Write(".local/state/footfall/shims/git", "somebody's");

        var wrap = machine.Run("wrap", "git");
        var unwrap = machine.Read("unwrap", "git");

        Assert.AreEqual(new Said(ExitCode.State, "", "telemetry: '/home/ann/.local/state/footfall/shims/git' is not a link of ours; move it away first.\n"), wrap);
        Assert.AreEqual("git is not wrapped.\n", unwrap);
        Assert.AreEqual("somebody's", File.ReadAllText(machine.State.Shims + "/git"));
    }

    [TestMethod]
    public void A_directory_that_cannot_stand_on_the_path_is_refused()
    {
        using var machine = new Workstation();
        machine.Environment[StateDirectory.Variable] = machine["a:b"];

        foreach (var verb in new[] { "wrap git", "shellenv bash" })
        {
            var said = machine.Run(verb.Split(' '));

            Assert.AreEqual(new Said(ExitCode.State, "", "telemetry: '/home/ann/a:b/shims' cannot stand on PATH: set FOOTFALL_HOME to a path without ':'.\n"), said);
        }
    }

    [TestMethod]
    public void Unwrap_removes_the_link_and_with_the_last_the_directory()
    {
        using var machine = new Workstation();
        machine.Install("dotnet", "#!/bin/sh\n");
        machine.Read("wrap", "git", "dotnet");

        Assert.AreEqual("git is not wrapped any more.\nA shell that is open may remember it until: hash -r\n", machine.Read("unwrap", "git"));
        Assert.AreEqual("git is not wrapped.\n", machine.Read("unwrap", "git"));
        Assert.IsTrue(Directory.Exists(machine.State.Shims));
        Assert.AreEqual("dotnet is not wrapped any more.\nA shell that is open may remember it until: hash -r\n", machine.Read("unwrap", "--all"));
        Assert.IsFalse(Directory.Exists(machine.State.Shims));
        Assert.AreEqual("No tool is wrapped.\n", machine.Read("unwrap", "--all"));
        Assert.AreEqual(ExitCode.Usage, machine.Run("unwrap").ExitCode);
        Assert.AreEqual(ExitCode.Usage, machine.Run("unwrap", "git", "--all").ExitCode);
    }

    [TestMethod]
    public void Unwrapping_leaves_the_answer_and_the_counters()
    {
        using var machine = new Workstation();
        machine.Read("enable", "git");
        machine.Use("git status");
        machine.Read("wrap", "git");
        var before = machine.Read("show", "git");

        machine.Read("unwrap", "git");

        Assert.AreEqual(before, machine.Read("show", "git"));
    }

    [TestMethod]
    [DataRow("bash")]
    [DataRow("zsh")]
    [DataRow("sh")]
    [DataRow("fish")]
    [DataRow("pwsh")]
    public void The_code_for_a_shell_is_as_the_golden_file_says(string shell)
    {
        using var machine = new Workstation();
        machine.Environment[StateDirectory.Variable] = machine["it's \u2018here\u2019 $(x) \\ *"];

        Golden.Holds($"shellenv-{shell}.txt", machine.Read("shellenv", shell));
        Assert.IsEmpty(machine.Files());
    }

    [TestMethod]
    public void The_shell_is_the_persons_unless_it_is_named()
    {
        using var machine = new Workstation();

        Assert.AreEqual(machine.Read("shellenv", "bash"), machine.Read("shellenv"));
        machine.Environment["SHELL"] = "/opt/fish";
        Assert.AreEqual(machine.Read("shellenv", "fish"), machine.Read("shellenv"));
        machine.Environment.Remove("SHELL");
        Assert.AreEqual(machine.Read("shellenv", "sh"), machine.Read("shellenv"));
        Assert.AreEqual(new Said(ExitCode.Usage, "", "telemetry: 'cmd' is none of bash, zsh, fish, pwsh, sh.\n"), machine.Run("shellenv", "cmd"));
    }

    private static FileInfo Shim(Workstation machine) => new(new ShimDirectory(machine.State).PathOf(Git));
}
