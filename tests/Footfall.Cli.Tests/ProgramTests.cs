using System.Diagnostics;

namespace Footfall.Cli.Tests;

/// <summary>The real executable, for what does not pass through the command-line library.</summary>
[TestClass]
public sealed class ProgramTests
{
    [TestMethod]
    [DataRow("run", ExitCode.Usage, "telemetry: name the tool to run. Try: telemetry run -- git status\n")]
    [DataRow("run --", ExitCode.Usage, "telemetry: name the tool to run. Try: telemetry run -- git status\n")]
    [DataRow("run --json git", ExitCode.Usage, "telemetry: name the tool to run. Try: telemetry run -- git status\n")]
    [DataRow("run -- no-such-tool", 127, "telemetry: no-such-tool: command not found\n")]
    [DataRow("run -- ./no-such-tool", 127, "telemetry: ./no-such-tool: No such file or directory\n")]
    [DataRow("run -- /", 126, "telemetry: /: Permission denied\n")]
    [DataRow("run -- false", 1, "")]
    [DataRow("run true", 0, "")]
    public void Run_ends_as_the_tool_does_or_as_a_shell_would(string arguments, int code, string message)
    {
        using var machine = new Workstation();

        var said = Start(machine, arguments);

        Assert.AreEqual((code, "", message), (said.ExitCode, said.Output, said.Error));
        Assert.IsEmpty(machine.Files());
    }

    [TestMethod]
    public void Run_has_help()
    {
        using var machine = new Workstation();

        Assert.AreEqual(machine.Read("run", "--help"), Start(machine, "run --help").Output);
    }

    [TestMethod]
    public void Output_that_is_no_terminal_has_no_colours_and_no_wrapped_lines()
    {
        using var machine = new Workstation { Columns = Machine.Unwrapped };
        machine.Clock.Now = NodaTime.SystemClock.Instance.GetCurrentInstant();
        machine.Read("enable", "git");
        machine.WorkWithGit();

        var said = Start(machine, "show git");

        Assert.AreEqual((0, machine.Read("show", "git"), ""), (said.ExitCode, said.Output, said.Error));
    }

    private static Said Start(Workstation machine, string arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileName(host) == "dotnet" ? host : "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = machine[""],
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "telemetry.dll"));
        foreach (var argument in arguments.Split(' '))
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment.Clear();
        start.Environment["HOME"] = machine.Environment["HOME"];
        start.Environment["PATH"] = "/usr/local/bin:/usr/bin:/bin";
        start.Environment["LANG"] = "C.UTF-8";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Said(process.ExitCode, output, error.Result);
    }
}
