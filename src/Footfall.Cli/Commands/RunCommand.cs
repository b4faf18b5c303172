using System.CommandLine;
using System.Diagnostics;
using System.Text;
using Footfall.Protocol;
using NodaTime;

namespace Footfall.Cli.Commands;

/// <summary>
/// The way of one wrapped invocation. Off, or anything unreadable: this process becomes the tool. Otherwise the tool runs, and one record is
/// appended afterwards. Nothing of ours shows: the tool's streams, terminal, signals and exit status are its own.
/// </summary>
internal static class RunCommand
{
    /// <summary>For help only: <see cref="Run(string[])"/> reads the command line itself, since every word after the tool's name is the tool's.</summary>
    public static Command Create() => new("run", "Run a tool, and count it if you agreed")
    {
        new Argument<string[]>("TOOL") { Description = "Best after --: the tool and its arguments, passed on as they are", Arity = ArgumentArity.OneOrMore },
    };

    public static int Run(string[] arguments)
    {
        string[] command = arguments is ["--", .. var rest] ? rest : arguments;
        if (command.Length == 0 || (command == arguments && command[0].StartsWith('-')))
        {
            StandardError.WriteLine("telemetry: name the tool to run. Try: telemetry run -- git status"u8);
            return ExitCode.Usage;
        }

        var called = RawCommandLine.FromCurrentProcess(command);
        return Run(called, called.File, command[0], command[1..]);
    }

    /// <summary>This process is a tool's shim.</summary>
    /// <param name="tool">The command line as it was given, the name that was called first.</param>
    /// <param name="arguments">What follows the name.</param>
    public static int RunAs(RawCommandLine tool, string[] arguments)
    {
        // Whatever path stands before it: that one led here.
        var name = Shim.FileName(tool.File).ToArray();
        return Run(tool, name, Encoding.UTF8.GetString(name), arguments);
    }

    private static int Run(RawCommandLine called, byte[] wanted, string name, string[] arguments)
    {
        var variables = RawEnvironment.OfThisProcess();
        var found = ToolSearch.In(variables, StateDirectory.Locate(new ProcessEnvironment())).Find(wanted);
        if (found.Path is null)
        {
            return ToolProcess.Refuse(called.Executing(wanted), found.Error).Code;
        }

        var tool = called.Executing(found.Path);
        var run = NestedMark.IsIn(variables) ? null : Prepare(name);
        variables = NestedMark.AddTo(variables);
        if (run is null)
        {
            return ToolProcess.Replace(tool, variables);
        }

        var interactive = Terminal.IsInteractive;
        var begun = Stopwatch.GetTimestamp();
        var exit = ToolProcess.Run(tool, variables);
        var elapsed = Duration.FromTimeSpan(Stopwatch.GetElapsedTime(begun));
        Settle(() => run.Finish(arguments, exit, elapsed, interactive));
        exit.EndTheSameWay();
        return ExitCode.Failure;
    }

    /// <summary>What to do after the tool; null when this invocation is not counted. Asks where that is due.</summary>
    private static PreparedRun? Prepare(string executable)
    {
        PreparedRun? prepared = null;
        Settle(() => prepared = PreparedRun.For(executable));
        return prepared;
    }

    /// <summary>The promise that a wrapped tool is never hurt: no failure of ours passes here.</summary>
    private static void Settle(Action work)
    {
        try
        {
            work();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Whatever it is, the person called their tool, not us.
        }
    }

    /// <summary>An invocation that is counted.</summary>
    private sealed record PreparedRun(StateDirectory Home, CountedRun Counted, IClock Clock)
    {
        public static PreparedRun? For(string executable)
        {
            var environment = new ProcessEnvironment();
            if (StateDirectory.Locate(environment) is not { } home || ToolName.FromExecutable(executable) is not { } tool)
            {
                return null;
            }

            // Whoever said no, and whoever cannot be asked, does not wait for a manifest to be read: no rule makes more of it.
            var store = new ConsentStore(home);
            var answer = store.Read(tool);
            if (answer.Record is { Answer: ConsentAnswer.No } || (answer.Record is null && (answer.IsDamaged || !Terminal.CanAsk))
                || new ManifestCatalog(home).Find(tool) is not { IsValid: true, Manifest: var manifest })
            {
                return null;
            }

            var gate = new ConsentGate(environment, SystemPolicy.Read(environment), CiDetector.Load());
            var (stands, decision) = Terminal.CanAsk
                ? new ConsentDialog(home, SystemClock.Instance).AskWhereDue(manifest, gate, answer)
                : (answer, gate.Decide(Terms.Of(manifest), answer));
            return decision.Counts ? new PreparedRun(home, new CountedRun(home, manifest, gate, stands, environment, SystemClock.Instance), SystemClock.Instance) : null;
        }

        public void Finish(IReadOnlyList<string> arguments, ToolExit exit, Duration elapsed, bool interactive)
        {
            if (Counted.TryRecord(arguments, exit, elapsed, interactive) && new FlushStamp(Home).TryClaim(Clock.GetCurrentInstant()))
            {
                StartFlush();
            }
        }

        private static void StartFlush()
        {
            var (executable, arguments) = OwnExecutable.Command("flush");
            DetachedProcess.Start(executable, arguments);
        }
    }
}
