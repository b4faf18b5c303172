using System.Diagnostics;
using NodaTime;

namespace Footfall;

/// <summary>
/// The way of one wrapped invocation. Off, or anything unreadable: this process becomes the tool. Otherwise the tool runs, is encoded while it
/// runs, and one record is appended afterwards. Nothing of ours shows: the tool's streams, terminal, signals and exit status are its own.
/// </summary>
internal static class WrappedCommand
{
    /// <summary>Runs a tool and ends as it does: returns only where there was none, with the exit code of that.</summary>
    /// <param name="call">The tool.</param>
    /// <param name="clock">Tells the day.</param>
    /// <param name="prepare">Asks and compiles, where the decision is that one of these is due.</param>
    public static int Run(ToolCall call, IClock clock, Func<RunPreparation, RunDecision> prepare)
    {
        var variables = RawEnvironment.OfThisProcess();
        IEnvironment environment = OperatingSystem.IsWindows() ? new ProcessEnvironment() : variables;
        var home = StateDirectory.Locate(environment);
        var found = ToolSearch.In(variables, home).Find(call.Wanted);
        if (found.Path is null)
        {
            return ToolProcess.Refuse(call.CommandLine.Executing(call.Wanted), found.Error).Code;
        }

        CountedRun? run = null;
        if (home is not null && !NestedMark.IsIn(variables))
        {
            Settle(() =>
            {
                if (RunPreparation.For(call.Name, home, environment) is { } preparation)
                {
                    var decision = preparation.Decide();
                    run = (decision.IsWanting ? prepare(preparation) : decision).Run;
                }
            });
        }

        var tool = call.CommandLine.Executing(found.Path);
        variables = NestedMark.AddTo(variables);
        if (run is null)
        {
            return ToolProcess.Replace(tool, variables);
        }

        var interactive = Terminal.IsInteractive;
        var begun = Stopwatch.GetTimestamp();
        var exit = ToolProcess.Run(tool, variables, () => Settle(() => run.Encode(call.Arguments, interactive)));
        var elapsed = Duration.FromTimeSpan(Stopwatch.GetElapsedTime(begun));
        Settle(() => Finish(run, home!, clock, exit, elapsed));
        exit.EndTheSameWay();
        return 1;
    }

    private static void Finish(CountedRun run, StateDirectory home, IClock clock, ToolExit exit, Duration elapsed)
    {
        var now = clock.GetCurrentInstant();
        if (run.TryRecord(exit, elapsed, now) && new FlushStamp(home).TryClaim(now))
        {
            var (executable, arguments) = OwnExecutable.Command("flush");
            DetachedProcess.Start(executable, arguments);
        }
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
}
